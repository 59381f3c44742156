import { memo } from "react";
import type { Cell } from "../../api/types";
import { Sparkline } from "../../charts/Sparkline";
import { measurePath } from "../../lib/places";
import { Icons } from "../../ui/icons";
import { familyOf } from "../../ui/signals";

export const tintOf = (cell: Cell): string | undefined => {
  const family = cell.state === "reported" ? familyOf(cell.variation) : "common";
  return family === "common" ? undefined : `tint-${family}`;
};

/** One link that reads as a sentence; its icons and sparkline are for the eye. */
export const CellLink = memo(function CellLink(props: {
  cell: Cell;
  organisation: string;
  row: number;
  column: number;
  stop: boolean;
}) {
  const { cell, organisation, row, column, stop } = props;
  return (
    <a
      className="cell"
      href={measurePath(cell.measure, organisation)}
      aria-label={cell.label}
      data-row={row}
      data-column={column}
      tabIndex={stop ? 0 : -1}
    >
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
