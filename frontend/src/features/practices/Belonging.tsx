import { Link } from "@tanstack/react-router";
import type { Spell } from "../../api/figureTypes";
import { MembersTimeline } from "../../charts/MembersTimeline";
import { longDate } from "../../lib/period";
import { organisationPath } from "../../lib/places";
import { ScrollCard } from "../../ui/ScrollCard";
import { fromWords, inOrder, kindOf, timeOf } from "./spells";

/** Where a practice has belonged, and when: as a picture, and the same as a table. */
export function Belonging({ spells, until }: { spells: Spell[]; until: string }) {
  if (spells.length === 0) return null;
  const time = timeOf(spells, until);
  return (
    <section className="section" aria-labelledby="belonging-heading">
      <div className="section-head">
        <h2 id="belonging-heading">Where it belongs</h2>
        <p>Each month’s figures count where the practice was a member in that month.</p>
      </div>
      {time && (
        <ScrollCard label="Memberships over time, a picture that scrolls">
          <div className="spells">
            <MembersTimeline members={time} />
          </div>
        </ScrollCard>
      )}
      <div className={time ? "spells-table" : undefined}>
        <ScrollCard label="Memberships">
          <table className="table table--tight">
            <caption className="visually-hidden">Memberships</caption>
            <thead>
              <tr>
                <th scope="col">Member of</th>
                <th scope="col">Kind</th>
                <th scope="col">From</th>
                <th scope="col">Until</th>
                <th scope="col">How it is known</th>
              </tr>
            </thead>
            <tbody>
              {inOrder(spells).map((spell) => (
                <tr key={`${spell.parent.code}-${spell.from}`}>
                  <th scope="row">
                    <Link to={organisationPath(spell.parent)}>
                      <b>{spell.parent.name}</b>
                    </Link>{" "}
                    <span className="tiny">{spell.parent.code}</span>
                  </th>
                  <td>{kindOf(spell)}</td>
                  <td className="nowrap">{fromWords(spell.from)}</td>
                  <td className="nowrap">{spell.until ? longDate(spell.until) : "today"}</td>
                  <td>{spell.inferred ? "a change between two monthly files" : "stated in a file"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollCard>
      </div>
    </section>
  );
}
