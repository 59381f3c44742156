import { Details } from "nhsuk-react-components";
import type { QuestionResults } from "../../api/facultyTypes";
import { OpinionBars } from "../../charts/OpinionBars";
import { Empty } from "../../ui/Empty";
import { ScrollCard } from "../../ui/ScrollCard";
import { distributionWords, shownIn } from "./drawnQuestions";
import { STEPS, stepWords, type SteppedKind } from "./steps";

const titles: Record<SteppedKind, string> = { agree: "How far they agree", scale: "How they rate themselves" };
const sides: Record<SteppedKind, [string, string]> = {
  agree: ["disagree", "agree"],
  scale: ["towards not at all", "towards fully"],
};

/** Questions with steps as bars about the middle, the two kinds apart, each with its table. */
export function Distributions({ questions, answers }: { questions: QuestionResults[]; answers: number }) {
  return (["agree", "scale"] as const).map((kind) => {
    const shown = shownIn(questions, kind);
    if (shown.length === 0) return null;
    return (
      <section key={kind} className="section" aria-labelledby={`${kind}-heading`}>
        <div className="section-head">
          <h2 id={`${kind}-heading`}>{titles[kind]}</h2>
          <p>{answers} anonymous answers</p>
        </div>
        <div className="card">
          <OpinionBars
            questions={shown.map(({ words, distribution }) => ({
              question: words,
              steps: distribution,
              label: `${words} ${distributionWords(kind, distribution)}`,
            }))}
            sides={sides[kind]}
            steps={STEPS.map((step) => stepWords(kind, step))}
          />
          <Details className="results-counts">
            <Details.Summary>As a table</Details.Summary>
            <Details.Text>
              <Counts kind={kind} questions={shown} />
            </Details.Text>
          </Details>
        </div>
      </section>
    );
  });
}

function Counts({ kind, questions }: { kind: SteppedKind; questions: ReturnType<typeof shownIn> }) {
  return (
    <ScrollCard label={`${titles[kind]}, as a table`}>
      <table className="table table--tight">
        <caption className="visually-hidden">How many chose each step</caption>
        <thead>
          <tr>
            <th scope="col">Question</th>
            {STEPS.map((step) => (
              <th scope="col" className="number" key={step}>
                {stepWords(kind, step)}
              </th>
            ))}
            <th scope="col" className="number">
              Mean, of 5
            </th>
          </tr>
        </thead>
        <tbody>
          {questions.map(({ id, words, distribution, mean }) => (
            <tr key={id}>
              <th scope="row">{words}</th>
              {distribution.map((count, step) => (
                <td className="number" key={step}>
                  {count}
                </td>
              ))}
              <td className="number">{mean ?? "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollCard>
  );
}

/** What people wrote, in the order of the alphabet, which says nothing of who or when. */
export function Quotes({ questions }: { questions: QuestionResults[] }) {
  const asked = questions.filter(({ kind }) => kind === "text");
  if (asked.length === 0) return null;
  return (
    <section className="section" aria-labelledby="quotes-heading">
      <div className="section-head">
        <h2 id="quotes-heading">In their words</h2>
        <p>In alphabetical order</p>
      </div>
      {asked.map(({ id, words, quotes }) => (
        <div key={id} className="results-question">
          {quotes && quotes.length > 0 ? (
            <div className="card">
              <h3>{words}</h3>
              <ul className="quotes">
                {quotes.map((quote, index) => (
                  <li key={index}>“{quote}”</li>
                ))}
              </ul>
            </div>
          ) : (
            <Empty title={words}>Nobody wrote anything.</Empty>
          )}
        </div>
      ))}
    </section>
  );
}
