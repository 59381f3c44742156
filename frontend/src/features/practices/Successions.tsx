import { Link } from "@tanstack/react-router";
import type { Succession } from "../../api/figureTypes";
import type { OrganisationRef } from "../../api/types";
import { longDate } from "../../lib/period";
import { organisationPath } from "../../lib/places";

/** Mergers, splits and new codes: who came before this practice, and who came after. */
export function Successions({ successions, code }: { successions: Succession[]; code: string }) {
  if (successions.length === 0) return null;
  return (
    <section className="section" aria-labelledby="successions-heading">
      <div className="section-head">
        <h2 id="successions-heading">Before and after</h2>
      </div>
      <ul className="card successions">
        {successions.map(({ predecessor, successor, on }) => (
          <li key={`${predecessor.code}-${successor.code}`}>
            {successor.code === code ? (
              <>
                Took over from <Other place={predecessor} />, {longDate(on)}.
              </>
            ) : (
              <>
                Carried on as <Other place={successor} />, {longDate(on)}.
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Other({ place }: { place: OrganisationRef }) {
  return (
    <>
      <Link to={organisationPath(place)}>{place.name}</Link> ({place.code})
    </>
  );
}
