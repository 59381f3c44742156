import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { facultyQuery, memberQuery, membersQuery, validateMembersSearch } from "../features/faculty/queries";
import { signedInRoute } from "./signedIn";

export const facultyRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/faculty",
  loader: ({ context }) => void context.queryClient.prefetchQuery(facultyQuery()),
  component: lazyRouteComponent(() => import("../features/faculty/FacultyPage"), "FacultyPage"),
});

export const facultyMembersRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/faculty/members",
  validateSearch: validateMembersSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => void context.queryClient.prefetchQuery(membersQuery(deps)),
  component: lazyRouteComponent(() => import("../features/faculty/MembersPage"), "MembersPage"),
});

export const facultyMemberRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/faculty/members/$member",
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(memberQuery(Number(params.member))),
  component: lazyRouteComponent(() => import("../features/faculty/MemberPage"), "MemberPage"),
});
