import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, Link, Outlet } from "@tanstack/react-router";
import { PageTitle } from "../ui/PageTitle";

export type RouterContext = { queryClient: QueryClient };

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  notFoundComponent: NotFound,
});

function NotFound() {
  return (
    <main id="main" className="wrap">
      <PageTitle title="Not found" />
      <h1>Not found</h1>
      <p className="lede">There is nothing at this address, or it is not yours to see.</p>
      <p className="lede-more">
        <Link to="/">Go to your first page</Link>
      </p>
    </main>
  );
}
