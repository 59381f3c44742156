import type { EvaluationResults, QuestionResults } from "../../api/facultyTypes";
import { ScrollCard } from "../../ui/ScrollCard";
import { roleWords } from "./steps";

type ByRoleProps = { roles: EvaluationResults["by_role"]; questions: QuestionResults[]; closed: boolean };

/** Means by role, of roles of five answers or more; the others are counted with everyone, and that is said. */
export function ByRole({ roles, questions, closed }: ByRoleProps) {
  const stepped = questions.filter(({ kind }) => kind !== "text");
  const told = roles.filter((role) => role.questions !== null);
  const untold = roles.filter((role) => role.questions === null);
  if (stepped.length === 0) return null;
  return (
    <section className="section" aria-labelledby="roles-heading">
      <div className="section-head">
        <h2 id="roles-heading">By role</h2>
        <p>Means, of 5</p>
      </div>
      {told.length > 0 && (
        <ScrollCard label="Means by role">
          <table className="table">
            <caption className="visually-hidden">Means by role</caption>
            <thead>
              <tr>
                <th scope="col">Question</th>
                {told.map(({ role, answers }) => (
                  <th scope="col" className="number" key={role}>
                    {roleWords(role)}
                    <span className="head-note">{answers} answers</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {stepped.map(({ id, words }) => (
                <tr key={id}>
                  <th scope="row">{words}</th>
                  {told.map(({ role, questions: theirs }) => (
                    <td className="number" key={role}>
                      {theirs?.find((question) => question.id === id)?.mean ?? "–"}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollCard>
      )}
      <p className="note results-counts">{untoldWords(untold, closed)}</p>
    </section>
  );
}

function untoldWords(untold: EvaluationResults["by_role"], closed: boolean): string {
  if (!closed) return "Roles are told apart once the form has closed, and only those of five answers or more.";
  if (untold.length === 0) return "Every role has five answers or more.";
  const names = untold.map(({ role }) => roleWords(role)).join(", ");
  return `Counted with everyone and not told apart, so that nobody can be picked out: ${names}.`;
}
