import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { overviewQuery } from "../features/overview/queries";
import { validateOverviewSearch } from "../features/overview/search";
import { signedInRoute } from "./signedIn";

export const accessFundRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/access-fund",
  validateSearch: validateOverviewSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => void context.queryClient.prefetchInfiniteQuery(overviewQuery("scheme", deps)),
  component: lazyRouteComponent(() => import("../features/overview/AccessFundPage"), "AccessFundPage"),
});
