import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { signedInRoute } from "./signedIn";

export const wordsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/what-the-words-mean",
  component: lazyRouteComponent(() => import("../features/pages/WordsPage"), "WordsPage"),
});
