import type { TargetStanding } from "../../api/programmeTypes";
import { Empty } from "../../ui/Empty";
import { Tag } from "../../ui/Tag";

type State = TargetStanding["state"];
const states: Record<State, { label: string; tone: "green" | "blue" | "grey" | "late" }> = {
  met: { label: "met", tone: "green" },
  on_track: { label: "on track", tone: "blue" },
  uncertain: { label: "may or may not be met", tone: "grey" },
  behind: { label: "behind", tone: "late" },
  missed: { label: "missed", tone: "late" },
  to_come: { label: "to come", tone: "grey" },
};

/** Each target with where it stands, in words; the bar is for the eye. */
export function Targets({ targets }: { targets: TargetStanding[] }) {
  return (
    <section className="programme-half" aria-labelledby="targets-heading">
      <div className="section-head">
        <h2 id="targets-heading">Targets</h2>
      </div>
      {targets.length === 0 ? (
        <Empty title="No target has been set.">
          A target is a number of people, practices or federations by a day.
        </Empty>
      ) : (
        <ul className="card rows">
          {targets.map((target) => (
            <li key={`${target.what}-${target.by}`}>
              <p>
                <Tag tone={states[target.state].tone}>{states[target.state].label}</Tag> {target.words}
              </p>
              <span className="target-bar" aria-hidden="true">
                <span style={{ width: `${Math.min(100, (100 * target.reached) / target.number)}%` }} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
