import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { practicesQuery, validatePracticesSearch } from "../features/practices/queries";
import { signedInRoute } from "./signedIn";

export const practicesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/practices",
  validateSearch: validatePracticesSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => void context.queryClient.prefetchInfiniteQuery(practicesQuery(deps)),
  component: lazyRouteComponent(() => import("../features/practices/PracticesPage"), "PracticesPage"),
});
