import { Link } from "@tanstack/react-router";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { OverviewRow } from "../../api/types";
import { monthName } from "../../lib/period";
import { measurePath, organisationPath } from "../../lib/places";
import { Tag } from "../../ui/Tag";
import { useRowsInView } from "../../ui/useRowsInView";
import { CellPicture, NO_SCHEME, tintOf } from "./GridCell";
import type { OverviewPartProps } from "./shared";

/** On a phone: the same rows as a list, for one chosen measure. */
export function OverviewList({ overview, search, more }: OverviewPartProps) {
  const list = useRef<HTMLUListElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  useLayoutEffect(() => {
    if (list.current) setScrollMargin(list.current.getBoundingClientRect().top + window.scrollY);
  }, [overview]);
  const inView = useRowsInView<HTMLLIElement>({
    count: more.count,
    known: more.rows.length,
    height: 76,
    overscan: 8,
    scrollMargin,
  });
  const missing = (inView.rows.at(-1) ?? 0) >= more.rows.length - 5;
  const { wanted } = more;
  useEffect(() => {
    if (missing) wanted();
  }, [missing, wanted]);
  const column = Math.max(
    0,
    overview.measures.findIndex(({ code }) => code === search.measure),
  );
  return (
    <ul
      ref={list}
      className="card card--flush phone-list"
      style={{
        paddingTop: inView.before,
        paddingBottom: inView.after,
      }}
    >
      {inView.rows.map((index) => (
        <li key={index} data-index={index} ref={inView.measureElement}>
          {more.rows[index] ? (
            <ListRow row={more.rows[index]} column={column} measures={overview.measures.length} />
          ) : (
            <span className="bone" style={{ margin: 16 }} />
          )}
        </li>
      ))}
    </ul>
  );
}

function ListRow({ row, column, measures }: { row: OverviewRow; column: number; measures: number }) {
  const { organisation, region, schemes } = row;
  const cell = row.cells[column];
  const named = organisation.code !== NO_SCHEME;
  return (
    <>
      <div className="phone-list__name">
        {named ? <Link to={organisationPath(organisation)}>{organisation.name}</Link> : <b>{organisation.name}</b>}
        <span className="row-facts">
          {region?.name}{" "}
          {schemes.slice(0, 1).map((scheme) => (
            <Tag key={scheme.code} tone="blue">
              {scheme.label}
            </Tag>
          ))}
        </span>
        {row.silent_since ? (
          <span className="row-facts">nothing reported since {monthName(row.silent_since)}</span>
        ) : (
          <span className="row-facts">
            <span className="tone-worse">{row.worse} worse</span>,{" "}
            <span className="tone-improving">{row.better} better</span> of {measures} measures
          </span>
        )}
      </div>
      {row.silent_since || !cell ? (
        <div className="phone-list__cell">
          <span className="late">{row.silent_words}</span>
        </div>
      ) : (
        <div className={`phone-list__cell ${tintOf(cell) ?? ""}`}>
          {named ? (
            <Link className="cell" to={measurePath(cell.measure, organisation.code)} aria-label={cell.label}>
              <CellPicture cell={cell} />
            </Link>
          ) : (
            <span className="cell" role="img" aria-label={cell.label}>
              <CellPicture cell={cell} />
            </span>
          )}
        </div>
      )}
    </>
  );
}
