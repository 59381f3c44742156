import "./strengthBars.css";

type StrengthBarsProps = { strength: { word: string; level: number } };

const MOST = 3;

/** How strong evidence is: so many of three squares, and the word. */
export function StrengthBars({ strength: { word, level } }: StrengthBarsProps) {
  return (
    <span className="strength">
      <svg width="22" height="10" viewBox="0 0 22 10" aria-hidden="true">
        {Array.from({ length: MOST }, (_, place) => (
          <rect
            key={place}
            className={place < level ? "strength__on" : "strength__off"}
            x={place * 7.5}
            width="7"
            height="10"
          />
        ))}
      </svg>
      <b>{word === "None" ? "No evidence of a change" : `${word} evidence`}</b>
    </span>
  );
}
