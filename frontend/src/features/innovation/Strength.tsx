import type { UseQueryResult } from "@tanstack/react-query";
import type { Evidence } from "../../api/innovationTypes";
import { Loading } from "../../ui/Loading";
import { StrengthBars } from "../../ui/StrengthBars";

type StrengthProps = { evidence: UseQueryResult<Evidence>; /** whether a measure is tied to it */ judged: boolean };

/** How sure we can be, and what speaks for it and against it. */
export function Strength({ evidence: { data, error }, judged }: StrengthProps) {
  return (
    <section className="card" aria-labelledby="strength-heading">
      <h2 id="strength-heading">Strength of evidence</h2>
      {!judged ? (
        <p className="note">No measure is named that it should move, so there is nothing to judge it by.</p>
      ) : data ? (
        <>
          <p>
            <StrengthBars strength={data.strength} />
          </p>
          <ul className="innovation-list innovation-gap">
            {data.strength.in_favour.length > 0 && <li>For: {data.strength.in_favour.join("; ")}</li>}
            {data.strength.against.length > 0 && <li>Against: {data.strength.against.join("; ")}</li>}
          </ul>
        </>
      ) : error ? (
        <p className="note">Not known: the evidence could not be fetched.</p>
      ) : (
        <Loading what="The evidence is being worked out from every site’s figures." rows={3} cells={0} />
      )}
    </section>
  );
}
