import type { Suggestion } from "../../api/types";
import { monthAndYear } from "../../lib/period";
import { Sentence } from "../../ui/Lede";

type SuggestedProps = { suggestion: Suggestion; onTake: () => void; onDismiss: () => void };

/** Limits that may have had their day: offered with the evidence, never done by itself. */
export function Suggested({ suggestion, onTake, onDismiss }: SuggestedProps) {
  const worse = suggestion.words.some(({ tone }) => tone === "worse");
  return (
    <aside className={`box ${worse ? "box--concern" : "box--event"} section suggestion`} aria-label="A suggestion">
      <p>
        <Sentence segments={suggestion.words} />
      </p>
      <p className="actions">
        <button type="button" className="button" onClick={onTake}>
          Recalculate from {monthAndYear(suggestion.from)}
        </button>
        <button type="button" className="link-button" onClick={onDismiss}>
          Not now
        </button>
      </p>
    </aside>
  );
}
