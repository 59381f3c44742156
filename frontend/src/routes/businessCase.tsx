import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { prefetch } from "./prefetch";
import { signedInRoute } from "./signedIn";

export const businessCaseRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/initiatives/$code/business-case",
  loader: ({ context: { queryClient }, params: { code } }) => {
    prefetch(
      queryClient,
      import("../features/initiative/queries").then(({ initiativePageQuery }) => initiativePageQuery(code)),
    );
    prefetch(
      queryClient,
      import("../features/initiative/businessCase/queries").then(({ stakeholdersQuery }) => stakeholdersQuery(code)),
    );
    prefetch(
      queryClient,
      import("../features/initiative/businessCase/queries").then(({ optionsQuery }) => optionsQuery(code)),
    );
    prefetch(
      queryClient,
      import("../features/initiative/businessCase/queries").then(({ decisionsQuery }) => decisionsQuery(code)),
    );
    prefetch(
      queryClient,
      import("../features/initiative/businessCase/queries").then(({ challengesQuery }) => challengesQuery(code)),
    );
  },
  component: lazyRouteComponent(
    () => import("../features/initiative/businessCase/BusinessCasePage"),
    "BusinessCasePage",
  ),
});
