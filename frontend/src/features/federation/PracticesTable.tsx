import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Cell, Dashboard, MeasureHead, PracticeRow } from "../../api/types";
import { Sparkline } from "../../charts/Sparkline";
import { shortDate } from "../../lib/period";
import { measurePath, organisationPath } from "../../lib/places";
import { CoverageBars } from "../../ui/CoverageBars";
import { Icons } from "../../ui/icons";
import { ScrollCard } from "../../ui/ScrollCard";
import { Select } from "../../ui/Select";
import { familyOf } from "../../ui/signals";
import { SortHead } from "../../ui/SortHead";
import { inThrees, ordered, type PracticeOrder } from "./practiceOrder";

const SHOWN_AT_FIRST = 12;

/** The practices, most help needed first, with what each has sent and how each measure stands. */
export function PracticesTable({ practices }: { practices: Dashboard["practices"] }) {
  const [order, setOrder] = useState<PracticeOrder>({ by: "help" });
  const [all, setAll] = useState(false);
  const [group, setGroup] = useState(0);
  const { items, total } = practices;
  const groups = inThrees(practices.measures, items);
  const measures = groups[group] ?? [];
  if (items.length === 0) return null;
  const rows = ordered(items, order).slice(0, all ? undefined : SHOWN_AT_FIRST);
  const sortedBy = (by: PracticeOrder["by"]) =>
    JSON.stringify(order.by) === JSON.stringify(by) ? "descending" : undefined;
  return (
    <section className="section" aria-labelledby="practices-heading">
      <div className="section-head">
        <h2 id="practices-heading">Practices</h2>
        <p role="status">
          {order.by === "help" && "Most help needed first. "}
          {rows.length} of {total} shown.
        </p>
        <div className="actions">
          {order.by !== "help" && (
            <button type="button" className="link-button" onClick={() => setOrder({ by: "help" })}>
              Most help needed first
            </button>
          )}
          {groups.length > 1 && (
            <Select
              label="Measures"
              value={String(group)}
              options={groups.map((each, index) => ({
                value: String(index),
                label: each.map(({ short_title }) => short_title).join(", "),
              }))}
              onChange={(value) => setGroup(Number(value))}
            />
          )}
          {items.length > SHOWN_AT_FIRST && (
            <button type="button" className="button" onClick={() => setAll(!all)}>
              {all ? `First ${SHOWN_AT_FIRST}` : `All ${items.length}`}
            </button>
          )}
        </div>
      </div>
      <ScrollCard label="Practices by measure">
        <table className="table practices">
          <caption className="visually-hidden">Practices and how each measure stands</caption>
          <thead>
            <tr>
              <SortHead
                label="Practice"
                sorted={order.by === "name" ? "ascending" : undefined}
                onSort={() => setOrder({ by: "name" })}
              >
                <span className="head-note">code · list size</span>
              </SortHead>
              <SortHead
                label="Reported"
                sorted={order.by === "reported" ? "ascending" : undefined}
                onSort={() => setOrder({ by: "reported" })}
              >
                <span className="head-note">last 12 months</span>
              </SortHead>
              {measures.map(({ code, short_title, target_label }) => (
                <SortHead
                  key={code}
                  label={short_title}
                  sorted={sortedBy({ measure: code })}
                  onSort={() => setOrder({ by: { measure: code } })}
                >
                  <span className="head-note">{target_label ?? "no target"}</span>
                </SortHead>
              ))}
              <SortHead
                label="Initiatives"
                className="number"
                sorted={sortedBy("initiatives")}
                onSort={() => setOrder({ by: "initiatives" })}
              />
              <SortHead
                label="Last sent"
                className="number"
                sorted={order.by === "last_sent" ? "ascending" : undefined}
                onSort={() => setOrder({ by: "last_sent" })}
              />
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Practice key={row.organisation.code} row={row} measures={measures} />
            ))}
          </tbody>
        </table>
      </ScrollCard>
    </section>
  );
}

function Practice({ row, measures }: { row: PracticeRow; measures: MeasureHead[] }) {
  const { organisation, list_size, reported, initiatives, last_sent } = row;
  const cells = measures.flatMap(({ code }) => row.cells.filter(({ measure }) => measure === code));
  return (
    <tr>
      <th scope="row">
        <Link to={organisationPath(organisation)}>
          <b>{organisation.name}</b>
        </Link>
        <span className="head-note">
          {organisation.code}
          {list_size !== null && ` · ${list_size.toLocaleString("en-GB")} patients`}
        </span>
      </th>
      <td>
        <CoverageBars reported={reported} />
      </td>
      {cells.map((cell) => (
        <td key={cell.measure} className={cell.state === "reported" ? tint(cell) : undefined}>
          <PracticeCell cell={cell} organisation={organisation.code} />
        </td>
      ))}
      <td className="number">{initiatives}</td>
      <td className="number">{last_sent ? shortDate(last_sent) : "never"}</td>
    </tr>
  );
}

const tint = (cell: Cell) => {
  const family = familyOf(cell.variation);
  return family === "common" ? undefined : `tint-${family}`;
};

function PracticeCell({ cell, organisation }: { cell: Cell; organisation: string }) {
  return (
    <Link className="practice-cell" to={measurePath(cell.measure, organisation)} aria-label={cell.label}>
      {cell.state === "no_data" ? (
        <span className="late">{cell.words ?? "No figure"}</span>
      ) : (
        <>
          <Icons variation={cell.variation} assurance={cell.assurance} />
          <b>{cell.shown}</b>
          {cell.spark && cell.state === "reported" ? (
            <Sparkline spark={cell.spark} width={84} />
          ) : (
            <span className="tiny nowrap">{cell.words}</span>
          )}
        </>
      )}
    </Link>
  );
}
