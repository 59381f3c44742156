import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { code } from "../lib/search";
import { prefetch } from "./prefetch";
import { signedInRoute } from "./signedIn";

export const evaluationsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/cohorts/$code/evaluations",
  loader: ({ context, params }) =>
    prefetch(
      context.queryClient,
      import("../features/evaluation/queries").then(({ evaluationsQuery }) => evaluationsQuery(params.code)),
    ),
  component: lazyRouteComponent(() => import("../features/evaluation/EvaluationsPage"), "EvaluationsPage"),
});

export const evaluationRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/evaluations/$evaluation",
  loader: ({ context, params }) =>
    prefetch(
      context.queryClient,
      import("../features/evaluation/queries").then(({ resultsQuery }) => resultsQuery(Number(params.evaluation))),
    ),
  component: lazyRouteComponent(() => import("../features/evaluation/ResultsPage"), "ResultsPage"),
});

export const formsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/evaluation-forms",
  loader: ({ context }) =>
    prefetch(
      context.queryClient,
      import("../features/evaluation/queries").then(({ formsQuery }) => formsQuery()),
    ),
  component: lazyRouteComponent(() => import("../features/evaluation/FormsPage"), "FormsPage"),
});

export const addFormRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/evaluation-forms/add",
  validateSearch: (given: Record<string, unknown>): { from?: string } => ({ from: code(given.from) }),
  loader: ({ context }) =>
    prefetch(
      context.queryClient,
      import("../features/evaluation/queries").then(({ formsQuery }) => formsQuery()),
    ),
  component: lazyRouteComponent(() => import("../features/evaluation/AddFormPage"), "AddFormPage"),
});
