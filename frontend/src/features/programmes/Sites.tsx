import type { PageSite } from "../../api/programmeTypes";
import { Empty } from "../../ui/Empty";
import { Said } from "../../ui/Said";
import { ScrollCard } from "../../ui/ScrollCard";
import { useOpened } from "../../ui/useOpened";
import { ChangeSiteForm, NewSiteForm } from "./SiteForm";

type SitesProps = { sites: PageSite[]; code: string; mayRun: boolean };

/** Where the programme meets, and how deprived the patients of each place are. */
export function Sites({ sites, code, mayRun }: SitesProps) {
  const { opened, said, open, cancel, finish } = useOpened<"new" | PageSite>();
  const form = { onDone: finish, onCancel: cancel };
  if (sites.length === 0 && !mayRun) return null;
  return (
    <section className="section" aria-labelledby="sites-heading">
      <div className="section-head">
        <h2 id="sites-heading">Sites</h2>
        {sites.length > 0 && (
          <p>Deprivation is the mean IMD score of a site’s practices: the higher, the more deprived.</p>
        )}
        {mayRun && (
          <div className="actions">
            <button type="button" className="button" onClick={() => open("new")}>
              Add a site
            </button>
          </div>
        )}
      </div>
      {opened === "new" && <NewSiteForm code={code} {...form} />}
      {opened !== null && opened !== "new" && <ChangeSiteForm key={opened.id} id={opened.id} {...form} />}
      <Said words={said} />
      {sites.length === 0 ? (
        <Empty title="No site yet.">A site is a place where cohorts meet, with its practices.</Empty>
      ) : (
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
              {sites.map((site) => (
                <Row key={site.id} site={site} onChange={mayRun ? () => open(site) : undefined} />
              ))}
            </tbody>
          </table>
        </ScrollCard>
      )}
    </section>
  );
}

type RowProps = { site: PageSite; onChange?: () => void };

function Row({ site: { name, place, practices, cohorts, deprivation }, onChange }: RowProps) {
  return (
    <tr>
      <th scope="row">
        <b>{name}</b>{" "}
        {onChange && (
          <button type="button" className="link-button" onClick={onChange}>
            Change<span className="visually-hidden"> the site {name}</span>
          </button>
        )}
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
  );
}
