import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { siteQuery } from "../api/organisations";
import { localPath } from "../lib/search";
import { rootRoute } from "./root";

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: (search: Record<string, unknown>): { return?: string } => ({ return: localPath(search.return) }),
  loader: ({ context }) => void context.queryClient.prefetchQuery(siteQuery()),
  component: lazyRouteComponent(() => import("../features/signIn/SignInPage"), "SignInPage"),
});
