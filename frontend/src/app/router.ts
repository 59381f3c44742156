/** The tree of pages. A page is a file in `routes/` and one line here. */
import { createRouter } from "@tanstack/react-router";
import { accessFundRoute } from "../routes/accessFund";
import { dataRoute } from "../routes/data";
import { federationRoute } from "../routes/federation";
import { federationsRoute } from "../routes/federations";
import { homeRoute } from "../routes/home";
import { measureRoute } from "../routes/measure";
import { overviewRoute } from "../routes/overview";
import { rootRoute } from "../routes/root";
import { PageFailed, signedInRoute } from "../routes/signedIn";
import { signInRoute } from "../routes/signIn";
import { queryClient } from "./queryClient";

const routeTree = rootRoute.addChildren([
  signInRoute,
  signedInRoute.addChildren([
    homeRoute,
    overviewRoute,
    accessFundRoute,
    federationsRoute,
    federationRoute,
    measureRoute,
    dataRoute,
  ]),
]);

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: "intent",
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultErrorComponent: PageFailed,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
