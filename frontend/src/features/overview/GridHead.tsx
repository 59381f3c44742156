import type { Ref } from "react";
import type { OverviewMeasure } from "../../api/types";
import { monthName } from "../../lib/period";
import { measurePath } from "../../lib/places";
import { SortHead } from "../../ui/SortHead";
import type { OverviewPartProps } from "./shared";
import { nouns } from "./words";

type HeadRef = Ref<HTMLTableSectionElement>;

/** Each measure's head gives its unit, its target, a bar of all rows and the two counts. */
export function GridHead({ overview, level, search, onSearch, head }: OverviewPartProps & { head: HeadRef }) {
  const byName = search.sort === "name";
  return (
    <thead ref={head}>
      <tr aria-rowindex={1}>
        <SortHead
          label={nouns[level].head}
          sorted={byName ? "ascending" : "descending"}
          onSort={() => onSearch({ sort: byName ? "worst" : "name" })}
        >
          <span className="head-note">
            {byName ? "by name" : "most signals of getting worse first; no data for 3 months counts as 2"}
          </span>
        </SortHead>
        <th scope="col">
          Reported
          <span className="head-note">practices{overview.period && `, ${monthName(overview.period)}`}</span>
        </th>
        {overview.measures.map((measure) => (
          <th scope="col" key={measure.code} className="measure-head">
            <a href={measurePath(measure.code, "ENG")}>{measure.short_title}</a>
            <span className="head-note">
              {measure.unit_label}
              <br />
              {measure.target_label ?? "no target"}
            </span>
            <CountsBar counts={measure.counts} />
            <CountWords measure={measure} />
          </th>
        ))}
      </tr>
    </thead>
  );
}

function CountWords({ measure: { counts, direction } }: { measure: OverviewMeasure }) {
  return (
    <span className="head-counts">
      {direction === "neither" ? (
        <>
          <b className="tone-neutral">{counts.moved}</b> moved
        </>
      ) : (
        <>
          <span>
            <b className="tone-improving">{counts.improving}</b> better
          </span>{" "}
          <span>
            <b className="tone-worse">{counts.worse}</b> worse
          </span>
        </>
      )}
    </span>
  );
}

const WIDTH = 97;

function CountsBar({ counts }: Pick<OverviewMeasure, "counts">) {
  const parts = [
    { count: counts.improving, className: "mark-improving" },
    { count: counts.same, className: "bar-rest" },
    { count: counts.moved, className: "mark-up" },
    { count: counts.worse, className: "mark-worse" },
    { count: counts.no_data, className: "bar-late" },
  ].filter(({ count }) => count > 0);
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const room = WIDTH - (parts.length - 1);
  const widths = parts.map(({ count }) => (count / total) * room);
  return (
    <svg width="100%" height="8" viewBox={`0 0 ${WIDTH} 8`} preserveAspectRatio="none" aria-hidden="true">
      {parts.map(({ className }, index) => (
        <rect
          key={className}
          className={className}
          x={widths.slice(0, index).reduce((sum, width) => sum + width + 1, 0)}
          width={widths[index]}
          height="8"
        />
      ))}
    </svg>
  );
}
