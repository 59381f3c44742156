import { Fragment, useState, type ReactNode } from "react";
import { shortDate } from "../../lib/period";
import { ScrollCard } from "../../ui/ScrollCard";
import type { Matrix, MatrixInnovation, MatrixRow } from "./queries";
import { StageMark } from "./StageMark";
import { stageWords } from "./stages";
import { StepsOf } from "./StepsOf";

type MatrixTableProps = {
  matrix: Matrix;
  /** stands beside the practices, in words */
  chosen: MatrixInnovation | undefined;
  onChoose: (code: string) => void;
  /** the name of a practice with its tick, where steps are recorded */
  tickOf?: (row: MatrixRow) => ReactNode;
  faultOf?: (code: string) => string | undefined;
  onTakenBack?: (said: string) => void;
};

/** A row a practice, a column an innovation; the one that is chosen comes first and in words. */
export function MatrixTable({ matrix, chosen, onChoose, tickOf, faultOf, onTakenBack }: MatrixTableProps) {
  const [opened, setOpened] = useState<string>();
  const at = chosen ? matrix.innovations.indexOf(chosen) : -1;
  const others = matrix.innovations.flatMap((innovation, index) => (index === at ? [] : [{ innovation, index }]));
  return (
    <ScrollCard label="Stages of adoption">
      <table className={chosen ? "table adoptions adoptions--chosen" : "table adoptions"}>
        <caption className="visually-hidden">How far each practice has come with each innovation</caption>
        <thead>
          <tr>
            <th scope="col">Practice</th>
            {chosen && (
              <th scope="col" className="adoptions__chosen">
                {chosen.title}
              </th>
            )}
            {others.map(({ innovation: { code, title } }) => (
              <th key={code} scope="col" className="adoptions__head only-wide">
                <button type="button" onClick={() => onChoose(code)}>
                  {title}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((row) => {
            const { practice, cells } = row;
            const fault = faultOf?.(practice.code);
            const open = opened === practice.code;
            const cell = cells[at];
            return (
              <Fragment key={practice.code}>
                <tr className={fault ? "adoptions__refused" : undefined}>
                  <th scope="row">
                    {tickOf ? tickOf(row) : <b>{practice.name}</b>}
                    {fault && (
                      <span className="adoptions__fault" id={`fault-${practice.code}`}>
                        {fault}
                      </span>
                    )}
                  </th>
                  {chosen && (
                    <td className="adoptions__chosen">
                      {cell ? (
                        <span className="adoptions__stage">
                          <StageMark stage={cell.stage} />
                          <span>
                            {stageWords(cell.stage)}{" "}
                            <span className="tiny adoptions__since">since {shortDate(cell.since)}</span>
                            {cell.reason && <span className="tiny adoptions__reason">{cell.reason}</span>}
                          </span>
                          <button
                            type="button"
                            className="link-button"
                            aria-expanded={open}
                            onClick={() => setOpened(open ? undefined : practice.code)}
                          >
                            Steps<span className="visually-hidden"> of {practice.name}</span>
                          </button>
                        </span>
                      ) : (
                        <span className="tiny">not begun</span>
                      )}
                    </td>
                  )}
                  {others.map(({ innovation, index }) => (
                    <td key={innovation.code} className="adoptions__cell only-wide">
                      <Mark cell={cells[index] ?? null} />
                    </td>
                  ))}
                </tr>
                {chosen && open && (
                  <tr>
                    <td colSpan={others.length + 2} className="adoptions__steps">
                      <StepsOf innovation={chosen} practice={practice} onTakenBack={onTakenBack} />
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Practices that use it, of {matrix.practices}</th>
            {chosen && (
              <td className="adoptions__chosen">
                <b>{chosen.using}</b>
              </td>
            )}
            {others.map(({ innovation: { code, using } }) => (
              <td key={code} className="adoptions__cell only-wide">
                {using}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </ScrollCard>
  );
}

function Mark({ cell }: { cell: MatrixRow["cells"][number] }) {
  if (!cell) return <span className="visually-hidden">not begun</span>;
  const words = `${stageWords(cell.stage)} since ${shortDate(cell.since)}`;
  return (
    <span title={cell.reason ? `${words}: ${cell.reason}` : words}>
      <StageMark stage={cell.stage} />
      <span className="visually-hidden">{words}</span>
    </span>
  );
}
