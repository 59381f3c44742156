import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { validateMembersSearch } from "../features/faculty/search";
import { prefetch } from "./prefetch";
import { signedInRoute } from "./signedIn";

export const facultyRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/faculty",
  loader: ({ context }) =>
    prefetch(
      context.queryClient,
      import("../features/faculty/queries").then(({ facultyQuery }) => facultyQuery()),
    ),
  component: lazyRouteComponent(() => import("../features/faculty/FacultyPage"), "FacultyPage"),
});

export const facultyMembersRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/faculty/members",
  validateSearch: validateMembersSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) =>
    prefetch(
      context.queryClient,
      import("../features/faculty/queries").then(({ membersQuery }) => membersQuery(deps)),
    ),
  component: lazyRouteComponent(() => import("../features/faculty/MembersPage"), "MembersPage"),
});

export const addMemberRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/faculty/members/add",
  component: lazyRouteComponent(() => import("../features/faculty/AddMemberPage"), "AddMemberPage"),
});

export const facultyMemberRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/faculty/members/$member",
  loader: ({ context, params }) =>
    prefetch(
      context.queryClient,
      import("../features/faculty/queries").then(({ memberQuery }) => memberQuery(Number(params.member))),
    ),
  component: lazyRouteComponent(() => import("../features/faculty/MemberPage"), "MemberPage"),
});

export const changeMemberRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/faculty/members/$member/change",
  loader: ({ context, params }) =>
    prefetch(
      context.queryClient,
      import("../features/faculty/queries").then(({ memberQuery }) => memberQuery(Number(params.member))),
    ),
  component: lazyRouteComponent(() => import("../features/faculty/ChangeMemberPage"), "ChangeMemberPage"),
});

export const stagesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/faculty/stages",
  loader: ({ context }) =>
    prefetch(
      context.queryClient,
      import("../features/faculty/queries").then(({ stagesQuery }) => stagesQuery()),
    ),
  component: lazyRouteComponent(() => import("../features/faculty/StagesPage"), "StagesPage"),
});

export const providersRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/faculty/providers",
  loader: ({ context }) =>
    prefetch(
      context.queryClient,
      import("../features/faculty/queries").then(({ providersQuery }) => providersQuery()),
    ),
  component: lazyRouteComponent(() => import("../features/faculty/ProvidersPage"), "ProvidersPage"),
});

export const providerRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/faculty/providers/$provider",
  loader: ({ context }) =>
    prefetch(
      context.queryClient,
      import("../features/faculty/queries").then(({ providersQuery }) => providersQuery()),
    ),
  component: lazyRouteComponent(() => import("../features/faculty/ProviderPage"), "ProviderPage"),
});
