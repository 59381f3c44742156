import { useEffect, useState, type ReactNode } from "react";

const SHAPE_AFTER_MS = 300;
const SENTENCE_AFTER_MS = 4000;

type LoadingProps = {
  /** what is being fetched, said after four seconds: "120 federations, 8 measures." */
  what: string;
  /** a way to ask for less */
  less?: ReactNode;
  rows?: number;
  cells?: number;
};

/** Nothing for 0.3 s, then the shape of what is coming, and a sentence after 4 s. */
export function Loading({ what, less, rows = 6, cells = 5 }: LoadingProps) {
  const stage = useStage();
  if (stage === 0) return <div aria-busy="true" />;
  return (
    <div className="card" aria-busy="true">
      <div aria-hidden="true">
        {Array.from({ length: rows }, (_, row) => (
          <div className="bones__row" key={row}>
            <span className="bone" />
            {Array.from({ length: cells }, (_, cell) => (
              <span className="bone bone--cell" key={cell} />
            ))}
          </div>
        ))}
      </div>
      <p role="status">
        {stage === 2 && (
          <>
            <strong>Still working.</strong> {what} {less}
          </>
        )}
      </p>
    </div>
  );
}

function useStage(): 0 | 1 | 2 {
  const [stage, setStage] = useState<0 | 1 | 2>(0);
  useEffect(() => {
    const shape = setTimeout(() => setStage(1), SHAPE_AFTER_MS);
    const sentence = setTimeout(() => setStage(2), SENTENCE_AFTER_MS);
    return () => {
      clearTimeout(shape);
      clearTimeout(sentence);
    };
  }, []);
  return stage;
}
