import { StageMark } from "./StageMark";
import { STAGES } from "./stages";

/** What the marks mean. */
export function StageKey() {
  return (
    <ul className="icon-key stage-key" aria-label="What the marks mean">
      {STAGES.map(({ stage, words }) => (
        <li key={stage}>
          <StageMark stage={stage} />
          {words}
        </li>
      ))}
    </ul>
  );
}
