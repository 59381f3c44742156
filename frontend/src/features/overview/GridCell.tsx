import { memo } from "react";
import type { Cell } from "../../api/types";
import { Sparkline } from "../../charts/Sparkline";
import { measurePath } from "../../lib/places";
import { Icons } from "../../ui/icons";
import { familyOf } from "../../ui/signals";

/** Practices in no scheme are a row to compare with, not an organisation with pages of its own. */
export const NO_SCHEME = "NONE";

export const tintOf = (cell: Cell): string | undefined => {
  const family = cell.state === "reported" ? familyOf(cell.variation) : "common";
  return family === "common" ? undefined : `tint-${family}`;
};

type GridCellProps = {
  cell: Cell;
  organisation: string;
  row: number;
  column: number;
  /** Tab reaches the grid here */
  stop: boolean;
};

/** One link that reads as a sentence; its icons and sparkline are for the eye. */
export const GridCell = memo(function GridCell({ cell, organisation, row, column, stop }: GridCellProps) {
  const shared = { "aria-label": cell.label, "data-row": row, "data-column": column, tabIndex: stop ? 0 : -1 };
  if (organisation === NO_SCHEME) {
    return (
      <span className="cell" role="img" {...shared}>
        <CellPicture cell={cell} />
      </span>
    );
  }
  return (
    <a className="cell" href={measurePath(cell.measure, organisation)} {...shared}>
      <CellPicture cell={cell} />
    </a>
  );
});

export function CellPicture({ cell }: { cell: Cell }) {
  if (cell.state === "no_data") return <span className="late">{cell.words ?? "No data"}</span>;
  return (
    <>
      <Icons variation={cell.variation} assurance={cell.assurance} />
      <b>{cell.shown}</b>
      {cell.state === "suppressed" && <span className="cell__words">{cell.words}</span>}
      {cell.state === "reported" && cell.spark && <Sparkline spark={cell.spark} />}
    </>
  );
}
