import { Link } from "@tanstack/react-router";
import { initiativePartPath } from "../../../lib/places";
import { dayAndMonth } from "../../../lib/days";
import { Empty } from "../../../ui/Empty";
import { ScrollCard } from "../../../ui/ScrollCard";
import { StanceDots } from "./StanceDots";
import type { Page } from "../types";

/** Who has a stake, where they stand, and what is done next to bring them on. */
export function StakeholdersSection({ page }: { page: Page }) {
  const { stakeholders, code } = page;
  return (
    <section className="section" aria-labelledby="stakeholders">
      <div className="section-head">
        <h2 id="stakeholders">Stakeholders</h2>
        {stakeholders.length > 0 && <p>From against to leading. Filled: now; ring: needed.</p>}
        <div className="actions">
          <Link className="button" to={initiativePartPath(code, "business-case")}>
            Business case
          </Link>
        </div>
      </div>
      {stakeholders.length === 0 ? (
        <Empty title="None named yet">Who could stop it, and who must carry it?</Empty>
      ) : (
        <ScrollCard label="Table of stakeholders">
          <table className="table table--tight">
            <caption className="visually-hidden">Stakeholders</caption>
            <thead>
              <tr>
                <th scope="col">Who</th>
                <th scope="col">Stance</th>
                <th scope="col">Next step</th>
                <th scope="col">Owner</th>
                <th scope="col" className="number">
                  By
                </th>
              </tr>
            </thead>
            <tbody>
              {stakeholders.map((each) => (
                <tr key={each.id}>
                  <th scope="row">
                    <strong>{each.name}</strong>
                    <br />
                    <span className="tiny">{each.part}</span>
                  </th>
                  <td>
                    {each.now && each.needed && <StanceDots now={each.now} needed={each.needed} />}
                    <span className="tiny">{each.stance_words ?? "not known"}</span>
                  </td>
                  <td>{each.next_step}</td>
                  <td>{each.next_owner}</td>
                  <td className={each.next_overdue ? "number late-day" : "number"}>
                    {each.next_by && dayAndMonth(each.next_by)}
                    {each.next_overdue && <span className="visually-hidden"> overdue</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollCard>
      )}
    </section>
  );
}
