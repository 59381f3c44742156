import type { ReactNode } from "react";
import { ApiProblem } from "../../api/problem";
import { Empty } from "../../ui/Empty";
import { Failing } from "../../ui/Failing";
import { Loading } from "../../ui/Loading";

type UnansweredProps = {
  error: Error | null;
  what: string;
  onRetry: () => void;
  /** what else to ask for, where this cannot be answered */
  instead?: ReactNode;
};

/** In the place of the picture until there is one: it is coming, it failed, or this measure cannot be drawn so. */
export function Unanswered({ error, what, onRetry, instead }: UnansweredProps) {
  if (!error) return <Loading what="Fetching the figures of every organisation." rows={6} cells={1} />;
  if (error instanceof ApiProblem && error.status === 422) {
    return (
      <Empty title={error.message} actions={instead}>
        {error.errors.map(({ message }) => message).join(" ")}
      </Empty>
    );
  }
  return (
    <Failing what={what} kept="Your choices are kept in the address of this page." error={error} onRetry={onRetry} />
  );
}
