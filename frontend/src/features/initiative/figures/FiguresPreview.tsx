import { Button } from "nhsuk-react-components";
import { useEffect, useRef } from "react";
import { monthAndYear } from "../../../lib/period";
import { ScrollCard } from "../../../ui/ScrollCard";
import { numberLabel, numberText } from "./grid";
import type { FiguresGrid, Pasted } from "./queries";

type FiguresPreviewProps = { grid: FiguresGrid; found: Pasted; busy: boolean; onTake: () => void; onLeave: () => void };

const COLUMNS: Record<string, string> = { period: "Month", practice: "Practice", text: "Table", file: "File" };

/** How a table was understood, before anything is taken: what is wrong first, by row and column. */
export function FiguresPreview({ grid, found, busy, onTake, onLeave }: FiguresPreviewProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), [found]);
  const { figures, problems } = found;
  const rows = new Set(problems.map(({ row }) => row)).size;
  return (
    <div className="figures-preview" tabIndex={-1} ref={place} role="region" aria-label="How it was understood">
      {problems.length > 0 ? (
        <Wrong grid={grid} found={found} rows={rows} />
      ) : figures.length === 0 ? (
        <p className="box">There is no figure in it: every number is empty.</p>
      ) : (
        <>
          <p>
            <b>
              {figures.length === 1 ? "One figure was understood." : `All ${figures.length} figures were understood.`}
            </b>{" "}
            {replacing(found)}
          </p>
          <Understood grid={grid} figures={figures} />
          <p className="actions">
            <Button small type="button" disabled={busy} onClick={onTake}>
              {figures.length === 1 ? "Take this figure" : `Take these ${figures.length} figures`}
            </Button>
            <button type="button" className="link-button" onClick={onLeave}>
              Leave them
            </button>
          </p>
        </>
      )}
    </div>
  );
}

function replacing({ figures }: Pasted): string {
  const others = figures.filter(({ replaces, shown }) => replaces !== null && replaces !== shown).length;
  if (others === 0) return "Nothing is taken yet.";
  return `${others === 1 ? "One of them replaces" : `${others} of them replace`} what stands there now. Nothing is taken yet.`;
}

function Wrong({ grid, found, rows }: { grid: FiguresGrid; found: Pasted; rows: number }) {
  const nameOf = (column: string) =>
    COLUMNS[column] ?? numberLabel(grid.measure, column as FiguresGrid["measure"]["numbers"][number]);
  return (
    <>
      <div className="box box--bad" role="alert">
        <p>
          <strong>Nothing was taken.</strong> {rows === 1 ? "One row is" : `${rows} rows are`} not right: mend{" "}
          {rows === 1 ? "it" : "them"} above or in the spreadsheet, and look again.
        </p>
      </div>
      <ScrollCard label="What is wrong">
        <table className="table table--tight">
          <caption className="visually-hidden">What is wrong, by row and column</caption>
          <thead>
            <tr>
              <th scope="col" className="number">
                Row
              </th>
              <th scope="col">Column</th>
              <th scope="col">Written there</th>
              <th scope="col">What is wrong</th>
            </tr>
          </thead>
          <tbody>
            {found.problems.map(({ row, column, found: written, words }) => (
              <tr key={`${row} ${column} ${words}`}>
                <th scope="row" className="number">
                  {row}
                </th>
                <td>{nameOf(column)}</td>
                <td>{written || <span className="note">nothing</span>}</td>
                <td>{words}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollCard>
    </>
  );
}

function Understood({ grid, figures }: { grid: FiguresGrid; figures: Pasted["figures"] }) {
  const { measure, practices } = grid;
  const nameOf = (code: string | null) => practices.find((each) => each.code === code?.toUpperCase())?.name ?? code;
  return (
    <ScrollCard label="Figures understood">
      <table className="table table--tight">
        <caption className="visually-hidden">Figures as they were understood</caption>
        <thead>
          <tr>
            <th scope="col" className="number">
              Row
            </th>
            <th scope="col">Month</th>
            {measure.by_practice && <th scope="col">Practice</th>}
            {measure.numbers.map((name) => (
              <th key={name} scope="col" className="number">
                {numberLabel(measure, name)}
              </th>
            ))}
            <th scope="col" className="number">
              {measure.title}
            </th>
            <th scope="col" className="number">
              Stands now
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure.row}>
              <td className="number">{figure.row}</td>
              <th scope="row" className="nowrap">
                {monthAndYear(figure.period)}
              </th>
              {measure.by_practice && <td>{nameOf(figure.practice)}</td>}
              {measure.numbers.map((name) => (
                <td key={name} className="number">
                  {numberText(figure[name])}
                </td>
              ))}
              <td className="number">
                <b>{figure.shown}</b>
              </td>
              <td className="number">{figure.replaces ?? <span className="note">no figure</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollCard>
  );
}
