import { NotHere } from "../../ui/NotHere";

/** An address that is none, for a person who is signed in: the header stays, so there is a way on. */
export function NotFoundPage() {
  return <NotHere />;
}
