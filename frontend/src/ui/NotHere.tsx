import { Link } from "@tanstack/react-router";
import { PageTitle } from "./PageTitle";

/** What one may not see is simply not found. */
export function NotHere() {
  return (
    <>
      <PageTitle title="Not found" />
      <h1>Not found</h1>
      <p className="lede">There is nothing at this address, or it is not yours to see.</p>
      <p className="lede-more">
        Check the address, look for the place with the search above, or <Link to="/">go to your first page</Link>.
      </p>
    </>
  );
}
