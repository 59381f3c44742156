import type { EntryMeasure } from "../../api/figureTypes";
import { clockTime } from "../../lib/moment";
import { numberWords, textOf, type Draft } from "./figure";

type ConflictProps = { entry: EntryMeasure; draft: Draft | undefined; onChoose: (mine: boolean) => void };

/** A save met a newer version. Nothing is lost; the person chooses. */
export function Conflict({ entry: { fields, figure }, draft, onChoose }: ConflictProps) {
  const theirs = (name: (typeof fields)[number]["name"]) => {
    const value = figure?.[name] ?? null;
    return value === null ? "empty" : numberWords(value);
  };
  return (
    <div className="box conflict" role="alert">
      <p>
        <b>Someone else changed this{figure ? ` at ${clockTime(figure.saved_at)}` : ""}.</b>
      </p>
      <table className="table table--tight">
        <caption className="visually-hidden">Both versions</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Field</span>
            </th>
            <th scope="col" className="number">
              Theirs
            </th>
            <th scope="col" className="number">
              Yours
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ name, label }) => (
            <tr key={name}>
              <th scope="row">{label}</th>
              <td className="number">{theirs(name)}</td>
              <td className="number">{textOf(name, figure, draft) || "empty"}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="actions">
        <button type="button" className="button" onClick={() => onChoose(false)}>
          Keep theirs
        </button>
        <button type="button" className="button" onClick={() => onChoose(true)}>
          Save mine over it
        </button>
      </p>
    </div>
  );
}
