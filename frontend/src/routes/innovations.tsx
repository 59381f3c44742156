import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { validateInnovationSearch, validateLibrarySearch } from "../features/innovation/search";
import { prefetch } from "./prefetch";
import { signedInRoute } from "./signedIn";

export const innovationsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/innovations",
  validateSearch: validateLibrarySearch,
  component: lazyRouteComponent(() => import("../features/innovation/LibraryPage"), "LibraryPage"),
});

export const newInnovationRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/new-innovation",
  component: lazyRouteComponent(() => import("../features/innovation/AddInnovationPage"), "AddInnovationPage"),
});

export const innovationRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/innovations/$code",
  validateSearch: validateInnovationSearch,
  loader: ({ context, params }) => {
    prefetch(
      context.queryClient,
      import("../features/innovation/queries").then(({ innovationPageQuery }) => innovationPageQuery(params.code)),
    );
    prefetch(
      context.queryClient,
      import("../features/innovation/queries").then(({ spreadQuery }) => spreadQuery(params.code, "region")),
    );
  },
  component: lazyRouteComponent(() => import("../features/innovation/InnovationPage"), "InnovationPage"),
});

export const editInnovationRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/innovations/$code/edit",
  loader: ({ context, params }) =>
    prefetch(
      context.queryClient,
      import("../features/innovation/queries").then(({ innovationQuery }) => innovationQuery(params.code)),
    ),
  component: lazyRouteComponent(() => import("../features/innovation/EditInnovationPage"), "EditInnovationPage"),
});
