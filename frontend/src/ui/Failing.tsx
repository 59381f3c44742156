import { ApiProblem } from "../api/problem";

type FailingProps = {
  /** what could not be done: "The figures could not be fetched." */
  what: string;
  /** what was kept */
  kept?: string;
  error: unknown;
  onRetry?: () => void;
};

/** Plain words, what was kept, a way on, a reference to quote. */
export function Failing({ what, kept, error, onRetry }: FailingProps) {
  const problem = error instanceof ApiProblem ? error : null;
  if (problem?.status === 404) {
    return (
      <div className="box">
        <p>
          <strong>Not found.</strong> There is nothing at this address, or it is not yours to see.
        </p>
      </div>
    );
  }
  return (
    <div className="box box--bad" role="alert">
      <p>
        <strong>{what}</strong> {problem?.message} {kept}
      </p>
      <p className="actions">
        {onRetry && (
          <button type="button" className="button" onClick={onRetry}>
            Try again
          </button>
        )}
        {problem?.reference && <span className="note">Reference {problem.reference}</span>}
      </p>
    </div>
  );
}
