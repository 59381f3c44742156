import { Link } from "@tanstack/react-router";
import type { Evidence } from "../../api/innovationTypes";
import { organisationPath } from "../../lib/places";

/** The same figures as the plot, and what happened at once and each month since. */
export function SitesTable({
  evidence: { sites, pooled, without_last_three: without, comparison, unit, measure },
}: {
  evidence: Evidence;
}) {
  return (
    <table className="table table--tight">
      <caption className="visually-hidden">{measure.title}: what happened at each site</caption>
      <thead>
        <tr>
          <th scope="col">Site</th>
          <th scope="col" className="number">
            Practices
          </th>
          <th scope="col" className="number">
            Began
          </th>
          <th scope="col" className="number">
            Change{unit && `, ${unit}`} (95% range)
          </th>
          <th scope="col" className="number">
            At once
          </th>
          <th scope="col" className="number">
            Each month since
          </th>
          <th scope="col" className="number">
            Months before
          </th>
          <th scope="col" className="number">
            Months after
          </th>
          <th scope="col" className="number">
            Weight
          </th>
        </tr>
      </thead>
      <tbody>
        {sites.map((site, place) => (
          <tr key={place}>
            <th scope="row">
              {site.organisation ? <Link to={organisationPath(site.organisation)}>{site.name}</Link> : site.name}
            </th>
            <td className="number">{site.practices}</td>
            <td className="number">{site.began}</td>
            <td className="number">
              <b>{site.change.shown}</b>
            </td>
            <td className="number">{site.level.shown}</td>
            <td className="number">{site.slope.shown}</td>
            <td className="number">{site.months_before}</td>
            <td className="number">{site.months_after}</td>
            <td className="number">{site.weight_shown}</td>
          </tr>
        ))}
      </tbody>
      <tfoot className="innovation-total">
        {pooled && (
          <tr>
            <th scope="row">All {pooled.sites} sites together</th>
            <td className="number">{pooled.practices}</td>
            <td />
            <td className="number">
              <b>{pooled.change.shown}</b>
            </td>
            <td colSpan={4} />
            <td className="number">100%</td>
          </tr>
        )}
        {pooled?.prediction && (
          <tr>
            <th scope="row">What a new site could expect</th>
            <td colSpan={2} />
            <td className="number">{pooled.prediction.shown}</td>
            <td colSpan={5} />
          </tr>
        )}
        {without && (
          <tr>
            <th scope="row">Without the three months before</th>
            <td colSpan={2} />
            <td className="number">{without.change.shown}</td>
            <td colSpan={5} />
          </tr>
        )}
        {comparison.change && (
          <tr>
            <th scope="row">Beside {comparison.comparisons.toLocaleString("en-GB")} practices that had not adopted</th>
            <td className="number">{comparison.adopters.toLocaleString("en-GB")}</td>
            <td />
            <td className="number">{comparison.change.shown}</td>
            <td colSpan={5} />
          </tr>
        )}
      </tfoot>
    </table>
  );
}
