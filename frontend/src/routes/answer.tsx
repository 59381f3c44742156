import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "./root";

/** Outside the sign-in. The ticket stands behind `#`, so there is nothing to ask for before the page reads it. */
export const answerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/answer",
  component: lazyRouteComponent(() => import("../features/evaluation/AnswerPage"), "AnswerPage"),
});
