import type { PageSite } from "../../api/programmeTypes";
import { ScrollCard } from "../../ui/ScrollCard";

/** Where the programme meets, and how deprived the patients of each place are. */
export function Sites({ sites }: { sites: PageSite[] }) {
  if (sites.length === 0) return null;
  return (
    <section className="section" aria-labelledby="sites-heading">
      <div className="section-head">
        <h2 id="sites-heading">Sites</h2>
        <p>Deprivation is the mean IMD score of a site’s practices: the higher, the more deprived.</p>
      </div>
      <ScrollCard label="Table of sites">
        <table className="table">
          <caption className="visually-hidden">Sites</caption>
          <thead>
            <tr>
              <th scope="col">Site</th>
              <th scope="col">Place</th>
              <th scope="col" className="number">
                Practices
              </th>
              <th scope="col" className="number">
                Cohorts
              </th>
              <th scope="col" className="number">
                IMD score
              </th>
            </tr>
          </thead>
          <tbody>
            {sites.map(({ id, name, place, practices, cohorts, deprivation }) => (
              <tr key={id}>
                <th scope="row">
                  <b>{name}</b>
                </th>
                <td>{place}</td>
                <td className="number">{practices}</td>
                <td className="number">{cohorts}</td>
                <td className="number">
                  {deprivation ? (
                    <>
                      {deprivation.score.toFixed(1)}
                      <span className="head-note">
                        {deprivation.year}, {deprivation.practices_with_score} of {practices} practices
                      </span>
                    </>
                  ) : (
                    "not known"
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollCard>
    </section>
  );
}
