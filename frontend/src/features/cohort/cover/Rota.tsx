import type { ReactNode } from "react";
import type { RotaOfTerm } from "../../../api/programmeTypes";
import { dayAndMonth } from "../../../lib/days";
import { ScrollCard } from "../../../ui/ScrollCard";
import { isThisWeek, weekOf, weekWords } from "./rotaDays";
import "./rota.css";

const key = [
  { look: "first", words: "first practice" },
  { look: "second", words: "second" },
  { look: "programme", words: "programme day" },
  { look: "gap", words: "no cover", sign: "!" },
];

type RotaProps = { rota: RotaOfTerm; today: string; acts?: ReactNode; children?: ReactNode };

/** Who works where in each week of the term, so that colleagues can come; the gaps are named below. */
export function Rota({ rota, today, acts, children }: RotaProps) {
  return (
    <section className="section" aria-labelledby="rota-heading">
      <div className="section-head">
        <h2 id="rota-heading">{rota.heading}</h2>
        <p>Each works between two practices so that colleagues can come.</p>
        <div className="actions">
          <ul className="icon-key" aria-hidden="true">
            {key.map(({ look, words, sign }) => (
              <li key={look}>
                <span className={`rota-day rota-day--${look}`}>{sign}</span>
                {words}
              </li>
            ))}
          </ul>
          {acts}
        </div>
      </div>
      <ScrollCard label="Backfill, a table that scrolls">
        <table className="table rota">
          <caption className="visually-hidden">{rota.heading}: where each person works, week by week</caption>
          <thead>
            <tr>
              <th scope="col" className="people-grid__name">
                Name
              </th>
              {rota.weeks.map((monday) => (
                <th key={monday} scope="col" className={isThisWeek(monday, today) ? "rota__now" : undefined}>
                  <span className="visually-hidden">Week of </span>
                  {dayAndMonth(monday)}
                </th>
              ))}
              <th scope="col">Practices</th>
              <th scope="col">For</th>
            </tr>
          </thead>
          <tbody>
            {rota.people.map(({ participant, name, states, practices, covers_for }) => (
              <tr key={participant}>
                <th scope="row" className="people-grid__name">
                  {name}
                </th>
                {rota.weeks.map((monday) => {
                  const week = weekOf(rota, states, monday);
                  return (
                    <td key={monday} className={isThisWeek(monday, today) ? "rota__now" : undefined}>
                      <span className="rota__week" aria-hidden="true">
                        {week.map(({ day, look, sign }) => (
                          <span key={day} className={`rota-day rota-day--${look}`}>
                            {sign}
                          </span>
                        ))}
                      </span>
                      <span className="visually-hidden">{weekWords(week)}</span>
                    </td>
                  );
                })}
                <td className="rota__names">{practices.map((practice) => practice.name).join(", ") || "–"}</td>
                <td className="rota__names">{covers_for.join(", ") || "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollCard>
      {rota.sentence && <p className="note after-card">{rota.sentence}</p>}
      {children}
    </section>
  );
}
