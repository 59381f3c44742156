import { Link } from "@tanstack/react-router";
import { useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Funnel, FunnelItem } from "../../api/comparison";
import { lieWords } from "../../charts/funnelWords";
import { MarkIcon } from "../../charts/MarkIcon";
import { markOfSignal } from "../../charts/table";
import { monthAndYear } from "../../lib/period";
import { measurePath } from "../../lib/places";
import { ScrollCard } from "../../ui/ScrollCard";
import { SortHead } from "../../ui/SortHead";
import { useRowsInView } from "../../ui/useRowsInView";
import { manyOf } from "./choices";
import { BY_SIGNAL, orderedItems, type FunnelColumn } from "./funnelOrder";

/** As in compare.css: rows of one height can be placed without being measured. */
const ROW_HEIGHT = 36;

/** The funnel as a table: outside the lines first, then by name; only the rows in view exist. */
export function FunnelTable({ funnel, own }: { funnel: Funnel; own: string }) {
  const { measure, items, period } = funnel;
  const [order, setOrder] = useState(BY_SIGNAL);
  const rows = useMemo(() => orderedItems(items, order), [items, order]);
  const body = useRef<HTMLTableSectionElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  useLayoutEffect(() => {
    if (body.current) setScrollMargin(body.current.getBoundingClientRect().top + window.scrollY);
  }, [funnel]);
  const shown = useRowsInView({ count: rows.length, height: ROW_HEIGHT, overscan: 12, scrollMargin });
  const sort = (by: FunnelColumn) =>
    setOrder({ by, direction: order.by === by && order.direction === "ascending" ? "descending" : "ascending" });
  const head = (by: FunnelColumn, label: string, number = false) => (
    <SortHead
      label={label}
      className={number ? "number" : undefined}
      sorted={order.by === by ? order.direction : undefined}
      onSort={() => sort(by)}
    />
  );
  return (
    <section className="section" aria-labelledby="items-heading">
      <div className="section-head">
        <h2 id="items-heading">{manyOf(funnel.of, items.length)}</h2>
        <p role="status">{order === BY_SIGNAL && "Outside the lines first, then by name"}</p>
      </div>
      <ScrollCard label="Values by organisation">
        <table className="table table--tight compare-table" aria-rowcount={rows.length + 1}>
          <caption className="visually-hidden">
            {measure.title}, {period && monthAndYear(period)}, by organisation
          </caption>
          <thead>
            <tr>
              {head("name", "Name")}
              {head("value", "Value", true)}
              {head("numerator", funnel.numerator_label ?? "Counted", true)}
              {head("denominator", funnel.denominator_label ?? "Of", true)}
              {head("place", "Where it lies")}
              <th scope="col">Rank</th>
            </tr>
          </thead>
          <tbody ref={body}>
            <Spacer height={shown.before} />
            {shown.rows.map((index) => {
              const item = rows[index];
              if (!item) return null;
              const { code } = item.organisation;
              return <Row key={code} item={item} index={index} measure={measure.code} own={code === own} />;
            })}
            <Spacer height={shown.after} />
          </tbody>
        </table>
      </ScrollCard>
    </section>
  );
}

type RowProps = { item: FunnelItem; index: number; measure: string; own: boolean };

function Row({ item, index, measure, own }: RowProps) {
  const { organisation, shown, numerator_shown, denominator_shown, rank_shown, signal } = item;
  return (
    <tr aria-rowindex={index + 2} className={own ? "compare-table__own" : undefined}>
      <th scope="row">
        <Link to={measurePath(measure, organisation.code)}>{own ? <b>{organisation.name}</b> : organisation.name}</Link>
      </th>
      <td className="number">
        <b>{shown}</b>
      </td>
      <td className="number">{numerator_shown}</td>
      <td className="number">{denominator_shown}</td>
      <td>
        <span className="compare-table__place">
          <MarkIcon mark={markOfSignal(signal)} />
          {lieWords(item)}
        </span>
      </td>
      <td>{rank_shown}</td>
    </tr>
  );
}

/** Stands for the rows out of view, so that the page is as long as the table. */
function Spacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true" className="spacer">
      <td style={{ height, padding: 0 }} colSpan={6} />
    </tr>
  );
}
