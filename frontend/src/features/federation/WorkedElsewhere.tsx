import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { components } from "../../api/schema.gen";
import { adoptionsPath, innovationPath } from "../../lib/places";
import { Failing } from "../../ui/Failing";
import { Loading } from "../../ui/Loading";
import { StrengthBars } from "../../ui/StrengthBars";
import { workedElsewhereQuery } from "./initiativeBoard";

type Found = components["schemas"]["WorkedElsewhere"];

const SHOWN = 3;

/** Innovations after which a measure went the right way at other sites, where it does not here, and whom to ask. */
export function WorkedElsewhere({ code }: { code: string }) {
  const { data, error, refetch } = useQuery(workedElsewhereQuery(code));
  return (
    <section className="span-4" aria-labelledby="elsewhere-heading">
      <div className="section-head">
        <h2 id="elsewhere-heading">What worked elsewhere</h2>
      </div>
      {data ? (
        <div className="card elsewhere">
          <p className="note">{data.matched}</p>
          {data.words && <p>{data.words}</p>}
          <ul>
            {data.items.slice(0, SHOWN).map((found) => (
              <Item key={found.innovation.code} found={found} />
            ))}
          </ul>
          <p>
            <Link to={adoptionsPath(code)}>Who here has adopted what</Link>
          </p>
        </div>
      ) : error ? (
        <Failing what="What worked elsewhere could not be fetched." error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading what="Comparing the figures of every site before and after." rows={4} cells={0} />
      )}
    </section>
  );
}

function Item({ found: { innovation, sentence, strength, alike, here, talk_to } }: { found: Found }) {
  const [first] = talk_to;
  return (
    <li>
      <h3>
        <Link to={innovationPath(innovation.code)}>{innovation.title}</Link>
      </h3>
      <p>{sentence}</p>
      <p>
        <StrengthBars strength={strength} />
      </p>
      <p className="note">
        {alike} {here}
      </p>
      {first && (
        <p className="note">
          Talk to {first.name}, {first.organisation.name}
        </p>
      )}
    </li>
  );
}
