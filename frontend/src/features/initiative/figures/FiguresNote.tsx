import { placeOf, placeWords, problemWords, textIn, type GridProblem } from "./grid";
import type { FiguresGrid } from "./queries";
import type { FiguresDraft } from "./useFiguresDraft";

type FiguresNoteProps = {
  grid: FiguresGrid;
  draft: FiguresDraft;
  /** the keys of figures that somebody else has given meanwhile */
  conflicts: string[];
  problems: (GridProblem & { id: string })[];
};

/** Under a month: what is wrong with a figure of it, and where two people have given one. */
export function FiguresNote({ grid, draft, conflicts, problems }: FiguresNoteProps) {
  return (
    <>
      {problems.map((problem) => (
        <p key={problem.id} className="figures__wrong" id={problem.id}>
          {problemWords(grid, problem)}
        </p>
      ))}
      {conflicts.map((key) => {
        const theirs = draft.standing.get(key);
        const written = (typed: boolean) =>
          grid.measure.numbers
            .map((name) => textIn(typed ? draft.draft[key] : undefined, theirs, name) || "nothing")
            .join(" of ");
        return (
          <div key={key} className="figures__conflict" role="group" aria-label={placeWords(grid, placeOf(key))}>
            <p>
              <b>{placeWords(grid, placeOf(key))}:</b> somebody else has{" "}
              {theirs ? "given this figure" : "taken it back"} while you were typing. Saved now:{" "}
              <b>{theirs ? written(false) : "nothing"}</b>. Yours: <b>{written(true)}</b>.
            </p>
            <p className="actions">
              <button type="button" className="button" onClick={() => draft.keepMine(key)}>
                Keep mine
              </button>
              <button type="button" className="button" onClick={() => draft.takeTheirs(key)}>
                Take what is saved
              </button>
            </p>
          </div>
        );
      })}
    </>
  );
}
