import type { components } from "../../../api/schema.gen";

type Stance = NonNullable<components["schemas"]["PageStakeholder"]["now"]>;
const PLACES: Record<Stance, number> = { against: 0, unsure: 1, for: 2, leads: 3 };

/** Where a stakeholder stands (filled) and where they are needed (ring); the words stand beside. */
export function StanceDots({ now, needed }: { now: Stance; needed: Stance }) {
  return (
    <svg width="72" height="16" aria-hidden="true" className="stance">
      {[0, 1, 2, 3].map((place) => (
        <circle
          key={place}
          cx={8 + 18 * place}
          cy="8"
          r={place === PLACES[now] ? 6 : 5}
          className={place === PLACES[now] ? "stance__now" : place === PLACES[needed] ? "stance__needed" : "stance__no"}
        />
      ))}
    </svg>
  );
}
