import { useMemo, useState } from "react";
import type { CapacityOn } from "../../api/facultyTypes";
import { useWidth } from "../../charts/useWidth";
import { monthAndYear } from "../../lib/period";
import { Empty } from "../../ui/Empty";
import { SegmentedControl } from "../../ui/SegmentedControl";
import { Tag } from "../../ui/Tag";
import { capacityLayout } from "./capacityLayout";
import { days } from "./dayBars";
import { views, type View } from "./views";

type CapacityProps = { months: CapacityOn[]; today: string };

/** Days a month that members have, that they have given away, and that cohorts and federations need. */
export function CapacitySection({ months, today }: CapacityProps) {
  const [view, setView] = useState<View>("chart");
  return (
    <section className="section" aria-labelledby="capacity-heading">
      <div className="section-head">
        <h2 id="capacity-heading">Capacity against need</h2>
        <p>Days a month: what cohorts and joining federations need, and what there is</p>
        <div className="actions">
          <SegmentedControl label="Capacity as" quiet value={view} options={views} onChange={setView} />
        </div>
      </div>
      {months.length === 0 ? (
        <Empty title="There are no months to show." />
      ) : view === "table" ? (
        <CapacityTable months={months} />
      ) : (
        <CapacityChart months={months} today={today} />
      )}
    </section>
  );
}

function CapacityChart({ months, today }: CapacityProps) {
  const [place, width] = useWidth<HTMLDivElement>(1166);
  const layout = useMemo(() => capacityLayout(months, today, width), [months, today, width]);
  const short = months.filter(({ needed, available }) => needed > available);
  return (
    <figure className="card">
      <ul className="faculty-key note" aria-hidden="true">
        <li>
          <svg width="14" height="14">
            <rect className="days-needed" width="14" height="14" />
          </svg>
          needed
        </li>
        <li>
          <svg width="14" height="14">
            <rect className="days-short" width="14" height="14" />
          </svg>
          needed, more than there is
        </li>
        <li>
          <svg width="14" height="14">
            <rect className="days-assigned" width="14" height="14" />
          </svg>
          given away
        </li>
        <li>
          <svg width="20" height="14">
            <path className="days-available" d="M0 7h20" />
          </svg>
          what members have
        </li>
      </ul>
      <div ref={place}>
        {layout && (
          <svg
            className="chart"
            width={layout.width}
            height={layout.height}
            role="img"
            aria-label={nameOf(months, short)}
          >
            {layout.now && (
              <rect
                className="days-now"
                x={layout.now.x}
                y={layout.plot.top}
                width={layout.now.width}
                height={layout.plot.bottom - layout.plot.top}
              />
            )}
            {layout.values.map(({ at, text }) => (
              <g key={text}>
                <path className="gridline" d={`M${layout.plot.left} ${at}H${layout.plot.right}`} />
                <text className="end" x={layout.plot.left - 6} y={at + 4}>
                  {text}
                </text>
              </g>
            ))}
            {layout.bars.map(({ month, needed, assigned, short: lacking }) => (
              <g key={month}>
                <rect className={lacking ? "days-short" : "days-needed"} width={layout.thickness} {...needed} />
                <rect className="days-assigned" width={layout.thickness} {...assigned} />
              </g>
            ))}
            <path className="days-available" d={layout.available} />
            <path className="axis" d={`M${layout.plot.left} ${layout.plot.bottom}H${layout.plot.right}`} />
            {layout.times.map(({ at, text, year }) => (
              <g key={at}>
                <text className="middle" x={at} y={layout.plot.bottom + 16}>
                  {text}
                </text>
                {year && (
                  <text className="middle dark" x={at} y={layout.plot.bottom + 31}>
                    {year}
                  </text>
                )}
              </g>
            ))}
          </svg>
        )}
      </div>
      <figcaption className="note">{shortWords(short)}</figcaption>
    </figure>
  );
}

const shortWords = (short: CapacityOn[]): string =>
  short.length === 0
    ? "In no month is more needed than there is."
    : `More is needed than there is in ${short.map(({ month }) => monthAndYear(month)).join(", ")}.`;

function nameOf(months: CapacityOn[], short: CapacityOn[]): string {
  const [first, last] = [months[0], months[months.length - 1]];
  return `Days needed, given away and there, ${monthAndYear(first?.month ?? "")} to ${monthAndYear(last?.month ?? "")}. ${shortWords(short)}`;
}

function CapacityTable({ months }: { months: CapacityOn[] }) {
  return (
    // A region that scrolls has to take focus, or a keyboard cannot reach what is out of view.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="card card--flush scroll faculty-tall" tabIndex={0} role="region" aria-label="Days by month">
      <table className="table table--tight faculty-months">
        <caption className="visually-hidden">Days by month</caption>
        <thead>
          <tr>
            <th scope="col">Month</th>
            <th scope="col" className="number">
              Needed
            </th>
            <th scope="col" className="number">
              Given away
            </th>
            <th scope="col" className="number">
              There are
            </th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, needed, assigned, available }) => (
            <tr key={month}>
              <th scope="row">
                {monthAndYear(month)} {needed > available && <Tag tone="late">more needed</Tag>}
              </th>
              <td className="number">{days(needed)}</td>
              <td className="number">{days(assigned)}</td>
              <td className="number">{days(available)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
