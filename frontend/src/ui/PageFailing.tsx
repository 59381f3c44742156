import { ApiProblem } from "../api/problem";
import { Failing } from "./Failing";
import { NotHere } from "./NotHere";

type PageFailingProps = { heading: string; what: string; error: unknown; onRetry: () => void };

/** A page whose one question could not be answered: not found, or failing with a way on. */
export function PageFailing({ heading, what, error, onRetry }: PageFailingProps) {
  if (error instanceof ApiProblem && error.status === 404) return <NotHere />;
  return (
    <>
      <h1>{heading}</h1>
      <div className="section">
        <Failing what={what} error={error} onRetry={onRetry} />
      </div>
    </>
  );
}
