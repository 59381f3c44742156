import { useMemo, useState } from "react";
import type { Growth } from "../../api/facultyTypes";
import { useWidth } from "../../charts/useWidth";
import { longDate, shortDate } from "../../lib/period";
import { Empty } from "../../ui/Empty";
import { SegmentedControl } from "../../ui/SegmentedControl";
import { views, type View } from "./views";
import { growthLayout, type GrowthLayout } from "./growthLayout";

/** How many members there have been, and how many there may be by the day of the target. */
export function GrowthSection({ growth }: { growth: Growth }) {
  const [view, setView] = useState<View>("chart");
  const { target } = growth;
  return (
    <section className="section" aria-labelledby="growth-heading">
      <div className="section-head">
        <h2 id="growth-heading">Growth</h2>
        <p>
          {target
            ? `${target.programme_name}: ${target.more} more by ${longDate(target.by)}, which is ${target.members} in all`
            : "No target is set"}
        </p>
        <div className="actions">
          <SegmentedControl label="Growth as" quiet value={view} options={views} onChange={setView} />
        </div>
      </div>
      {growth.months.length === 0 ? (
        <Empty title="Nobody has joined yet." />
      ) : view === "table" ? (
        <GrowthTable growth={growth} />
      ) : (
        <GrowthChart growth={growth} />
      )}
    </section>
  );
}

function GrowthChart({ growth }: { growth: Growth }) {
  const [place, width] = useWidth<HTMLDivElement>(1166);
  const layout = useMemo(() => growthLayout(growth, width), [growth, width]);
  return (
    <figure className="card">
      <div ref={place}>
        {layout && (
          <svg
            className="chart"
            width={layout.width}
            height={layout.height}
            role="img"
            aria-label={nameOf(growth)}
            aria-describedby="growth-says"
          >
            <Frame layout={layout} />
            <path className="growth-range" d={layout.range} />
            <path className="growth-expected" d={layout.expected} />
            <path className="target" d={layout.target} />
            <path className="growth-past" d={layout.past} />
            <circle className="growth-today" cx={layout.today.x} cy={layout.today.y} r="4" />
            <text className="end bold dark on-lines" x={layout.today.x - 6} y={layout.today.y - 8}>
              {layout.today.members} today
            </text>
            {layout.labels.map(({ y, text, kind }) => (
              <text
                key={kind}
                className={kind === "target" ? "target-label" : kind === "expected" ? "bold dark" : undefined}
                x={layout.plot.right + 6}
                y={y + 4}
              >
                {text}
              </text>
            ))}
          </svg>
        )}
      </div>
      <figcaption id="growth-says" className="note">
        {growth.projected.length > 0
          ? "The range holds nine in ten futures, if people go on joining as in the last twelve months and nobody more leaves."
          : "No projection: it starts with a target and people who have joined."}
      </figcaption>
    </figure>
  );
}

function Frame({ layout: { plot, values, times } }: { layout: GrowthLayout }) {
  return (
    <>
      {values.map(({ at, text }) => (
        <g key={text}>
          <path className="gridline" d={`M${plot.left} ${at}H${plot.right}`} />
          <text className="end" x={plot.left - 6} y={at + 4}>
            {text}
          </text>
        </g>
      ))}
      <path className="axis" d={`M${plot.left} ${plot.bottom}H${plot.right}`} />
      {times.map(({ at, text }) => (
        <g key={at}>
          <path className="axis" d={`M${at} ${plot.bottom}v5`} />
          <text className="middle" x={at} y={plot.bottom + 18}>
            {text}
          </text>
        </g>
      ))}
    </>
  );
}

function nameOf({ months, projected, target }: Growth): string {
  const [first, now, end] = [months[0], months[months.length - 1], projected[projected.length - 1]];
  if (!first || !now) return "Members over time";
  return [
    `Members over time: ${first.members} on ${longDate(first.day)}, ${now.members} on ${longDate(now.day)}.`,
    end && `Expected ${end.expected} by ${longDate(end.day)}, ${end.low} to ${end.high}.`,
    target && `Target ${target.members}.`,
  ]
    .filter(Boolean)
    .join(" ");
}

function GrowthTable({ growth: { months, projected } }: { growth: Growth }) {
  return (
    // A region that scrolls has to take focus, or a keyboard cannot reach what is out of view.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="card card--flush scroll faculty-tall" tabIndex={0} role="region" aria-label="Members over time">
      <table className="table table--tight faculty-months">
        <caption className="visually-hidden">Members over time, and expected</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col" className="number">
              Members
            </th>
            <th scope="col" className="number">
              Expected
            </th>
            <th scope="col" className="number">
              Range
            </th>
          </tr>
        </thead>
        <tbody>
          {[...projected].reverse().map(({ day, expected, low, high }) => (
            <tr key={day}>
              <th scope="row">{shortDate(day)}</th>
              <td className="number">–</td>
              <td className="number">{expected}</td>
              <td className="number">
                {low} to {high}
              </td>
            </tr>
          ))}
          {[...months].reverse().map(({ day, members }) => (
            <tr key={day}>
              <th scope="row">{shortDate(day)}</th>
              <td className="number">{members}</td>
              <td className="number">–</td>
              <td className="number">–</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
