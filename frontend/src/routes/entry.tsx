import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { validateEntrySearch } from "../features/entry/search";
import { signedInRoute } from "./signedIn";

export const entryRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/entry",
  validateSearch: validateEntrySearch,
  component: lazyRouteComponent(() => import("../features/entry/EntryPage"), "EntryPage"),
});

export const entryOfMonthRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/entry/$period",
  validateSearch: validateEntrySearch,
  component: lazyRouteComponent(() => import("../features/entry/EntryPage"), "EntryOfMonthPage"),
});
