import { Link } from "@tanstack/react-router";
import { initiativePartPath } from "../../../lib/places";
import { useWidth } from "../../../charts/useWidth";
import { monthAndYear } from "../../../lib/period";
import { Empty } from "../../../ui/Empty";
import { ScrollCard } from "../../../ui/ScrollCard";
import { scoreMonths, SCORES, scoresHeight, scoreSteps, scoreY } from "./scores";
import type { Page } from "../types";

/** The team's and the adviser's score by month, with the field's meanings beside. Never computed. */
export function ScoresSection({ page }: { page: Page }) {
  const { scores, code } = page;
  const [card, width] = useWidth<HTMLDivElement>(440);
  const wide = Math.max(width, 400);
  const team = scoreSteps(scores.months, "team", wide);
  const adviser = scoreSteps(scores.months, "adviser", wide);
  const latest = scores.months.at(-1);
  return (
    <section className="section" aria-labelledby="scores">
      <div className="section-head">
        <h2 id="scores">Progress score</h2>
        <p>Set by people</p>
        {(page.may_edit || page.may_advise) && (
          <div className="actions">
            <Link className="button" to={initiativePartPath(code, "scores")}>
              Give a score
            </Link>
          </div>
        )}
      </div>
      {!latest ? (
        <Empty title="No score yet">It begins at 0.5: the intent is there.</Empty>
      ) : (
        <ScrollCard label="Progress scores">
          <div className="scores-card">
            <div ref={card}>
              <svg
                className="scores"
                width={wide}
                height={scoresHeight}
                role="img"
                aria-label={`Progress score to ${monthAndYear(latest.month)}. Team ${shown(scores.team)}, adviser ${shown(scores.adviser)}. The table has every month.`}
              >
                {scores.meanings.map(({ score, word }) => (
                  <g key={score}>
                    <path d={`M${SCORES.left} ${scoreY(score)}H${wide - SCORES.right}`} className="scores__row" />
                    <text x={SCORES.left - 34} y={scoreY(score) + 4} textAnchor="end">
                      {word}
                    </text>
                    <text x={SCORES.left - 8} y={scoreY(score) + 4} textAnchor="end" className="scores__score">
                      {score.toFixed(1)}
                    </text>
                  </g>
                ))}
                {adviser && (
                  <g className="scores__adviser">
                    <path d={adviser.path} />
                    {adviser.dots.map(({ x, y }) => (
                      <rect key={x} x={x - 3.5} y={y - 3.5} width={7} height={7} />
                    ))}
                    <text x={adviser.last.x + 10} y={adviser.last.y + (scores.team === scores.adviser ? 16 : 5)}>
                      Adviser {shown(scores.adviser)}
                    </text>
                  </g>
                )}
                {team && (
                  <g className="scores__team">
                    <path d={team.path} />
                    {team.dots.map(({ x, y }) => (
                      <circle key={x} cx={x} cy={y} r={4} />
                    ))}
                    <text x={team.last.x + 10} y={team.last.y + 3}>
                      Team {shown(scores.team)}
                    </text>
                  </g>
                )}
                {scoreMonths(scores.months, wide).map(({ words, x }) => (
                  <text key={x} x={x} y={scoresHeight - 6} textAnchor="middle">
                    {words}
                  </text>
                ))}
              </svg>
            </div>
            {scores.difference && <p className="note">{scores.difference}</p>}
            <Notes latest={latest} />
            <Table scores={scores} />
          </div>
        </ScrollCard>
      )}
    </section>
  );
}

const shown = (score: number | null): string => (score === null ? "not given" : score.toFixed(1));

function Notes({ latest }: { latest: Page["scores"]["months"][number] }) {
  const notes = [
    { who: "Team", words: latest.team_note },
    { who: "Adviser", words: latest.adviser_note },
  ].filter(({ words }) => words);
  return notes.map(({ who, words }) => (
    <p key={who} className="note">
      {who}: {words}
    </p>
  ));
}

function Table({ scores }: { scores: Page["scores"] }) {
  const meaning = (score: number | null) =>
    score === null ? "" : (scores.meanings.find((each) => each.score === score)?.word ?? "");
  return (
    <details className="nhsuk-details scores-more">
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">Every month, and what the scores mean</span>
      </summary>
      <div className="nhsuk-details__text">
        <table className="table table--tight">
          <caption className="visually-hidden">Progress scores by month</caption>
          <thead>
            <tr>
              <th scope="col">Month</th>
              <th scope="col">Team</th>
              <th scope="col">Adviser</th>
            </tr>
          </thead>
          <tbody>
            {[...scores.months].reverse().map(({ month, team, adviser }) => (
              <tr key={month}>
                <th scope="row">{monthAndYear(month)}</th>
                <td>
                  {shown(team)} {meaning(team)}
                </td>
                <td>
                  {shown(adviser)} {meaning(adviser)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <dl className="score-meanings">
          {scores.meanings.map(({ score, word, meaning: words }) => (
            <div key={score}>
              <dt>
                {score.toFixed(1)} {word}
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      </div>
    </details>
  );
}
