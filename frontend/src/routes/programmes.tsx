import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { programmePageQuery, programmesQuery, validateProgrammeSearch } from "../features/programmes/queries";
import { signedInRoute } from "./signedIn";

export const programmesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/programmes",
  loader: ({ context }) => void context.queryClient.prefetchQuery(programmesQuery()),
  component: lazyRouteComponent(() => import("../features/programmes/ProgrammesPage"), "ProgrammesPage"),
});

export const programmeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/programmes/$code",
  validateSearch: validateProgrammeSearch,
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(programmePageQuery(params.code)),
  component: lazyRouteComponent(() => import("../features/programmes/ProgrammePage"), "ProgrammePage"),
});
