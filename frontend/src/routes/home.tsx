import { createRoute, redirect } from "@tanstack/react-router";
import { signedInRoute } from "./signedIn";

/** Home is different for each person; the API says which page it is. */
export const homeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/",
  beforeLoad: ({ context }) => {
    throw redirect({ href: context.me.home, replace: true });
  },
});
