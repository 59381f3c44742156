import { useRef, type ClipboardEvent, type KeyboardEvent } from "react";
import { monthAndYear } from "../../../lib/period";
import { ScrollCard } from "../../../ui/ScrollCard";
import {
  columnsOf,
  keyOf,
  numberLabel,
  placeWords,
  spread,
  textIn,
  type Column,
  type GridProblem,
  type NumberName,
} from "./grid";
import { FiguresNote } from "./FiguresNote";
import type { FiguresGrid as Grid } from "./queries";
import type { FiguresDraft } from "./useFiguresDraft";

type FiguresGridProps = {
  grid: Grid;
  /** the months that are shown, oldest first */
  months: string[];
  draft: FiguresDraft;
};

export const fieldId = (key: string, name: string): string => `figure-${key.replace("|", "-")}-${name}`;

/** The field at which a problem stands, and the id of its words. */
export const fieldOf = ({ key, name }: GridProblem, numbers: NumberName[]): string =>
  fieldId(key, name ?? numbers[0] ?? "");
const noteId = (problem: GridProblem, numbers: NumberName[]): string => `${fieldOf(problem, numbers)}-note`;

/** Months down, numbers across, typed like a spreadsheet: Enter and the arrows go on, cells may be pasted at once. */
export function FiguresGrid({ grid, months, draft }: FiguresGridProps) {
  const { measure, practices } = grid;
  const columns = columnsOf(grid);
  const body = useRef<HTMLTableElement>(null);
  const overdue = new Map(grid.overdue.map((late) => [late.period, late.practices.map(({ code }) => code)]));

  const go = (row: number, column: number) => {
    const field = body.current?.querySelector<HTMLInputElement>(`[data-at="${row}.${column}"]`);
    field?.focus();
    field?.select();
    return field != null;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>, row: number, column: number) => {
    const step = stepOf(event);
    if (!step) return;
    const moved = go(row + step.down, column + step.right);
    if (moved || event.key === "Enter") event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent, row: number, column: number) => {
    const text = event.clipboardData.getData("text");
    if (!/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    draft.type(spread(text, { row, column }, months, columns));
  };

  return (
    <div className="figures-frame">
      <ScrollCard label="Figures by month">
        <table className="table table--tight figures" ref={body}>
          <caption className="visually-hidden">
            {measure.title}: figures by month. Enter and the arrow keys go from field to field.
          </caption>
          <Heads grid={grid} />
          <tbody>
            {months.map((period, row) => {
              const late = overdue.get(period);
              const keys = [...new Set(columns.map(({ practice }) => keyOf({ practice, period })))];
              const problems = draft.problems.filter(({ key }) => keys.includes(key));
              const conflicts = draft.conflicts.filter((key) => keys.includes(key));
              return [
                <tr key={period}>
                  <th scope="row" className="nowrap">
                    {monthAndYear(period)}
                    {late && (
                      <>
                        {" "}
                        <span className="late">
                          overdue
                          {late.length > 0 &&
                            late.length < practices.length &&
                            `: ${late.length} of ${practices.length}`}
                        </span>
                      </>
                    )}
                  </th>
                  {columns.map((column, place) => {
                    const key = keyOf({ practice: column.practice, period });
                    const isLate = late !== undefined && (late.length === 0 || late.includes(column.practice ?? ""));
                    const id = fieldId(key, column.name);
                    const wrong = problems.find((each) => at(each, key, column));
                    return (
                      <td key={id} className={isLate ? "figures__late" : undefined}>
                        <input
                          id={id}
                          className="figures__field"
                          inputMode="decimal"
                          autoComplete="off"
                          data-at={`${row}.${place}`}
                          data-typed={draft.draft[key] !== undefined}
                          aria-label={`${placeWords(grid, { practice: column.practice, period })}: ${numberLabel(measure, column.name)}${isLate ? ", overdue" : ""}`}
                          aria-invalid={wrong && true}
                          aria-describedby={wrong && noteId(wrong, measure.numbers)}
                          readOnly={!grid.may_edit}
                          value={textIn(draft.draft[key], draft.standing.get(key), column.name)}
                          onChange={({ currentTarget: { value } }) =>
                            draft.type([{ key, name: column.name, text: value }])
                          }
                          onKeyDown={(event) => onKeyDown(event, row, place)}
                          onPaste={(event) => onPaste(event, row, place)}
                        />
                      </td>
                    );
                  })}
                  {!measure.by_practice && (
                    <td className="number figures__shown">
                      {draft.standing.get(keyOf({ practice: null, period }))?.shown}
                    </td>
                  )}
                </tr>,
                (problems.length > 0 || conflicts.length > 0) && (
                  <tr key={`${period} notes`} className="figures__notes">
                    <td colSpan={columns.length + (measure.by_practice ? 1 : 2)}>
                      <FiguresNote
                        grid={grid}
                        draft={draft}
                        conflicts={conflicts}
                        problems={problems.map((each) => ({ ...each, id: noteId(each, measure.numbers) }))}
                      />
                    </td>
                  </tr>
                ),
              ];
            })}
          </tbody>
        </table>
      </ScrollCard>
    </div>
  );
}

/** Where a key leads from a field: sideways only from the edge of what is written in it. */
function stepOf({ key, shiftKey, currentTarget: field }: KeyboardEvent<HTMLInputElement>) {
  const [start, end, length] = [field.selectionStart ?? 0, field.selectionEnd ?? 0, field.value.length];
  const whole = start === 0 && end === length;
  if (key === "ArrowUp" || (key === "Enter" && shiftKey)) return { down: -1, right: 0 };
  if (key === "ArrowDown" || key === "Enter") return { down: 1, right: 0 };
  if (key === "ArrowLeft" && (whole || end === 0)) return { down: 0, right: -1 };
  if (key === "ArrowRight" && (whole || start === length)) return { down: 0, right: 1 };
  return null;
}

/** Whether a problem stands at a field; one of the whole figure at the first of its numbers. */
const at = (problem: GridProblem, key: string, { name }: Column): boolean =>
  problem.key === key && (problem.name === null || problem.name === name);

function Heads({ grid: { measure, practices } }: { grid: Grid }) {
  const { numbers } = measure;
  const heads = numbers.map((name) => (
    <th key={name} scope="col" className="figures__head">
      {numberLabel(measure, name)}
    </th>
  ));
  if (!measure.by_practice) {
    return (
      <thead>
        <tr>
          <th scope="col">Month</th>
          {heads}
          <th scope="col" className="number">
            {measure.title}
          </th>
        </tr>
      </thead>
    );
  }
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={numbers.length > 1 ? 2 : 1}>
          Month
        </th>
        {practices.map(({ code, name }) => (
          <th
            key={code}
            scope={numbers.length > 1 ? "colgroup" : "col"}
            colSpan={numbers.length}
            className="figures__practice"
          >
            {name}
          </th>
        ))}
      </tr>
      {numbers.length > 1 && (
        <tr>
          {practices.flatMap(({ code }) =>
            numbers.map((name) => (
              <th key={`${code} ${name}`} scope="col" className="figures__head">
                {numberLabel(measure, name)}
              </th>
            )),
          )}
        </tr>
      )}
    </thead>
  );
}
