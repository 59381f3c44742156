import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { validateInitiativesSearch, validateNewSearch } from "../features/initiatives/search";
import { prefetch } from "./prefetch";
import { signedInRoute } from "./signedIn";

export const initiativesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/initiatives",
  validateSearch: validateInitiativesSearch,
  component: lazyRouteComponent(() => import("../features/initiatives/InitiativesPage"), "InitiativesPage"),
});

export const newInitiativeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/new-initiative",
  validateSearch: validateNewSearch,
  component: lazyRouteComponent(() => import("../features/initiatives/NewInitiativePage"), "NewInitiativePage"),
});

export const initiativeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/initiatives/$code",
  loader: ({ context, params }) =>
    prefetch(
      context.queryClient,
      import("../features/initiative/queries").then(({ initiativePageQuery }) => initiativePageQuery(params.code)),
    ),
  component: lazyRouteComponent(() => import("../features/initiative/InitiativePage"), "InitiativePage"),
});

export const editInitiativeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/initiatives/$code/edit",
  loader: ({ context, params }) =>
    prefetch(
      context.queryClient,
      import("../features/initiative/edit/queries").then(({ initiativeQuery }) => initiativeQuery(params.code)),
    ),
  component: lazyRouteComponent(() => import("../features/initiative/edit/EditPage"), "EditPage"),
});

export const initiativePeopleRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/initiatives/$code/people",
  loader: ({ context, params }) =>
    prefetch(
      context.queryClient,
      import("../features/initiative/queries").then(({ initiativePageQuery }) => initiativePageQuery(params.code)),
    ),
  component: lazyRouteComponent(() => import("../features/initiative/people/PeoplePage"), "PeoplePage"),
});

export const initiativeJournalRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/initiatives/$code/journal",
  loader: ({ context, params }) =>
    prefetch(
      context.queryClient,
      import("../features/initiative/queries").then(({ initiativePageQuery }) => initiativePageQuery(params.code)),
    ),
  component: lazyRouteComponent(() => import("../features/initiative/journal/JournalPage"), "JournalPage"),
});

export const initiativeScoresRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/initiatives/$code/scores",
  loader: ({ context, params }) =>
    prefetch(
      context.queryClient,
      import("../features/initiative/queries").then(({ initiativePageQuery }) => initiativePageQuery(params.code)),
    ),
  component: lazyRouteComponent(() => import("../features/initiative/scores/ScoresPage"), "ScoresPage"),
});

export const writeUpRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/initiatives/$code/write-up",
  validateSearch: (given: Record<string, unknown>): { edit?: true } =>
    String(given.edit) === "true" ? { edit: true } : {},
  loader: ({ context, params }) =>
    prefetch(
      context.queryClient,
      import("../features/initiative/queries").then(({ initiativePageQuery }) => initiativePageQuery(params.code)),
    ),
  component: lazyRouteComponent(() => import("../features/initiative/writeUp/WriteUpPage"), "WriteUpPage"),
});
