import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { practiceQuery } from "../api/practices";
import { signedInRoute } from "./signedIn";

export const practiceRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/practices/$ods",
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(practiceQuery(params.ods)),
  component: lazyRouteComponent(() => import("../features/practices/PracticePage"), "PracticePage"),
});
