import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { evaluationsQuery, resultsQuery } from "../features/evaluation/queries";
import { signedInRoute } from "./signedIn";

export const evaluationsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/cohorts/$code/evaluations",
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(evaluationsQuery(params.code)),
  component: lazyRouteComponent(() => import("../features/evaluation/EvaluationsPage"), "EvaluationsPage"),
});

export const evaluationRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/evaluations/$evaluation",
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(resultsQuery(Number(params.evaluation))),
  component: lazyRouteComponent(() => import("../features/evaluation/ResultsPage"), "ResultsPage"),
});
