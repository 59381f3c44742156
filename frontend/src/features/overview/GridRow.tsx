import { memo } from "react";
import type { OverviewRow } from "../../api/types";
import { organisationPath } from "../../lib/places";
import { Tag } from "../../ui/Tag";
import { GridCell, NO_SCHEME, tintOf } from "./GridCell";

type GridRowProps = {
  row: OverviewRow;
  index: number;
  columns: number;
  /** the column that Tab reaches in this row, if it is the one */
  stop: number | null;
};

export const GridRow = memo(function GridRow({ row, index, columns, stop }: GridRowProps) {
  const { organisation, reported } = row;
  return (
    <tr aria-rowindex={index + 2}>
      <th scope="row">
        <RowName row={row} index={index} stop={stop === 0} />
      </th>
      <td className="coverage">
        <b>{reported.contributing}</b> of {reported.expected}
        <CoverageBar {...reported} />
        <span className="tiny">{reported.overdue ? `${reported.overdue} overdue` : "all in"}</span>
      </td>
      {row.silent_since ? (
        <td className="silent" colSpan={columns}>
          <span className="late">{row.silent_words}</span>
          <a
            href={organisationPath(organisation)}
            data-row={index}
            data-column={1}
            tabIndex={stop !== null && stop > 0 ? 0 : -1}
          >
            See the last figures
          </a>
        </td>
      ) : (
        row.cells.map((cell, place) => (
          <td key={cell.measure} className={tintOf(cell)}>
            <GridCell
              cell={cell}
              organisation={organisation.code}
              row={index}
              column={place + 1}
              stop={stop === place + 1}
            />
          </td>
        ))
      )}
    </tr>
  );
});

function RowName({ row, index, stop }: { row: OverviewRow; index: number; stop: boolean }) {
  const { organisation, region, commissioner, schemes } = row;
  const place = organisation.code === NO_SCHEME ? null : organisationPath(organisation);
  const where = [region?.name, commissioner?.name].filter(Boolean).join(" · ");
  return (
    <>
      {place ? (
        <a
          className="row-name"
          title={organisation.name}
          href={place}
          data-row={index}
          data-column={0}
          tabIndex={stop ? 0 : -1}
        >
          {organisation.name}
        </a>
      ) : (
        <b className="row-name" title={organisation.name}>
          {organisation.name}
        </b>
      )}
      <span className="row-facts">
        <span className="row-facts__place" title={where}>
          {where}
        </span>
        {schemes.slice(0, 1).map((scheme) => (
          <Tag key={scheme.code} tone="blue">
            {scheme.label}
          </Tag>
        ))}
      </span>
    </>
  );
}

export function CoverageBar({ contributing, expected }: { contributing: number; expected: number }) {
  return (
    <svg width="62" height="6" aria-hidden="true">
      <rect width="62" height="6" className={expected ? "bar-late" : "bar-rest"} />
      {expected > 0 && (
        <rect width={(62 * Math.min(contributing, expected)) / expected} height="6" className="bar-steady" />
      )}
    </svg>
  );
}

/** The shape of a row that has not come yet, in its final size. */
export function GridRowToCome({ index, columns }: { index: number; columns: number }) {
  return (
    <tr aria-rowindex={index + 2} aria-busy="true">
      <th scope="row">
        <span className="visually-hidden">Row {index + 1}, being fetched</span>
        <span className="bone" />
      </th>
      {Array.from({ length: columns + 1 }, (_, column) => (
        <td key={column}>
          <span className="bone" style={{ margin: 6 }} />
        </td>
      ))}
    </tr>
  );
}
