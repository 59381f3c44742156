import type { Point } from "../api/types";
import { MarkIcon } from "./MarkIcon";
import { ruleWords } from "./pointWords";
import { markOfSignal } from "./table";

function noRuleWords({ status, value, reason }: Point): string | null {
  if (status === "suppressed") return `Not shown: ${reason}`;
  if (status !== "reported") return null;
  return value === null ? reason : "None";
}

const toneOf = { improving: "tone-improving", worse: "tone-worse", up: "tone-neutral", down: "tone-neutral" } as const;

/** The signal of a point and the rule that gave it, as a cell of a table of values. */
export function PointRule({ point }: { point: Point }) {
  const words = ruleWords(point);
  const [verdict, ...rule] = (words ?? "").split(": ");
  return (
    <span className="rule">
      {point.value !== null && <MarkIcon mark={markOfSignal(point.signal)} excluded={point.status === "excluded"} />}
      {words ? (
        <span>
          <span className={point.signal ? toneOf[point.signal] : undefined}>{verdict}</span>
          {rule.length > 0 && `: ${rule.join(": ")}`}
        </span>
      ) : (
        <span className="note">{noRuleWords(point)}</span>
      )}
    </span>
  );
}
