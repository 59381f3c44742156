import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { validateProgrammeSearch } from "../features/programmes/search";
import { prefetch } from "./prefetch";
import { signedInRoute } from "./signedIn";

export const programmesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/programmes",
  loader: ({ context }) =>
    prefetch(
      context.queryClient,
      import("../features/programmes/queries").then(({ programmesQuery }) => programmesQuery()),
    ),
  component: lazyRouteComponent(() => import("../features/programmes/ProgrammesPage"), "ProgrammesPage"),
});

export const programmeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/programmes/$code",
  validateSearch: validateProgrammeSearch,
  loader: ({ context, params }) =>
    prefetch(
      context.queryClient,
      import("../features/programmes/queries").then(({ programmePageQuery }) => programmePageQuery(params.code)),
    ),
  component: lazyRouteComponent(() => import("../features/programmes/ProgrammePage"), "ProgrammePage"),
});

export const newProgrammeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/new-programme",
  component: lazyRouteComponent(() => import("../features/programmes/NewProgrammePage"), "NewProgrammePage"),
});

export const changeProgrammeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/programmes/$code/change",
  loader: ({ context, params }) =>
    prefetch(
      context.queryClient,
      import("../features/programmes/queries").then(({ programmeQuery }) => programmeQuery(params.code)),
    ),
  component: lazyRouteComponent(() => import("../features/programmes/ChangeProgrammePage"), "ChangeProgrammePage"),
});

export const renewProgrammeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/programmes/$code/renew",
  loader: ({ context, params }) =>
    prefetch(
      context.queryClient,
      import("../features/programmes/queries").then(({ programmeQuery }) => programmeQuery(params.code)),
    ),
  component: lazyRouteComponent(() => import("../features/programmes/RenewPage"), "RenewPage"),
});
