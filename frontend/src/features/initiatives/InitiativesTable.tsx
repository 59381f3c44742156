import { Link } from "@tanstack/react-router";
import { shortDate } from "../../lib/period";
import { initiativePath, organisationPath, programmePath } from "../../lib/places";
import { ScrollCard } from "../../ui/ScrollCard";
import { StatusTag } from "../../ui/StatusTag";
import type { ListedInitiative } from "./queries";
import { scoreWords } from "./words";

/** Initiatives with the newest activity first. */
export function InitiativesTable({ rows }: { rows: ListedInitiative[] }) {
  return (
    <ScrollCard label="Initiatives">
      <table className="table">
        <caption className="visually-hidden">Initiatives, newest activity first</caption>
        <thead>
          <tr>
            <th scope="col">Status</th>
            <th scope="col">Initiative</th>
            <th scope="col">Owner</th>
            <th scope="col">Theme</th>
            <th scope="col" className="number">
              Practices
            </th>
            <th scope="col" className="number">
              Cycles
            </th>
            <th scope="col">Progress, of 5</th>
            <th scope="col">Last recorded</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <td>
                <StatusTag status={row.status} stalled={row.stalled} />
              </td>
              <th scope="row">
                <Link to={initiativePath(row.code)}>
                  <strong>{row.title}</strong>
                </Link>
              </th>
              <td>
                <Owner row={row} />
              </td>
              <td>{row.theme?.title}</td>
              <td className="number">{row.practices}</td>
              <td className="number">{row.cycles}</td>
              <td>
                <Scores of={row} />
              </td>
              <td className="nowrap">{row.last_activity && shortDate(row.last_activity)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollCard>
  );
}

function Owner({ row: { owner, programme } }: { row: ListedInitiative }) {
  if (owner) return <Link to={organisationPath(owner)}>{owner.name}</Link>;
  return programme && <Link to={programmePath(programme.code)}>{programme.name}</Link>;
}

export function Scores({ of }: { of: Pick<ListedInitiative, "score_team" | "score_adviser"> }) {
  const said = scoreWords(of);
  if (said.length === 0) return <span className="note">not given</span>;
  return said.map(({ score, by }) => (
    <span key={by} className="score-line">
      <strong>{score}</strong> <span className="tiny">{by}</span>
    </span>
  ));
}
