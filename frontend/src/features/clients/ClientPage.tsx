import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { Client } from "../../api/exchangeTypes";
import { count } from "../../lib/amounts";
import { whenWords } from "../../lib/moment";
import { longDate } from "../../lib/period";
import { Crumbs } from "../../ui/Crumbs";
import { Facts } from "../../ui/Facts";
import { Loading } from "../../ui/Loading";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { Tag } from "../../ui/Tag";
import { ChangeFacts } from "./ChangeFacts";
import { Disable } from "./Disable";
import { Keys } from "./Keys";
import { MayManage } from "./MayManage";
import { clientQuery } from "./queries";
import { Recorded } from "./Recorded";
import { concernsOf, liveKeys } from "./standing";
import { scopeWords, STATE_TONES, STATE_WORDS } from "./words";
import "./clients.css";

const route = getRouteApi("/signed-in/clients/$client");

/** One system: what it may read, with which keys it signs in, and when it last did. */
export function ClientPage() {
  const { client: code } = route.useParams();
  return (
    <>
      <Crumbs
        places={[
          { label: "Data and API", to: "/data" },
          { label: "API clients", to: "/clients" },
        ]}
      />
      <MayManage>
        <ClientHere key={code} code={code} />
      </MayManage>
    </>
  );
}

function ClientHere({ code }: { code: string }) {
  const { data: client, error, refetch } = useQuery(clientQuery(code));
  if (client) return <Itself client={client} />;
  return error ? (
    <PageFailing
      heading="An API client"
      what="This client could not be fetched."
      error={error}
      onRetry={() => void refetch()}
    />
  ) : (
    <>
      <h1 className="visually-hidden">Loading</h1>
      <Loading what="Fetching the client." rows={3} cells={2} />
    </>
  );
}

function Itself({ client }: { client: Client }) {
  const { open } = route.useSearch();
  const navigate = route.useNavigate();
  const show = (next: typeof open) => void navigate({ search: { open: next }, replace: true, resetScroll: false });
  const { name, code, state, demonstration } = client;
  const concerns = concernsOf(client);
  return (
    <>
      <PageTitle title={name} />
      <div className="page-head">
        <div>
          <h1>
            {name}{" "}
            <Tag tone={STATE_TONES[state]} large>
              {STATE_WORDS[state]}
            </Tag>
          </h1>
          <p className="page-head__facts">
            Signs in as <code>{code}</code>
            {demonstration && " · with a secret that everybody knows, in a demonstration alone"}
          </p>
        </div>
        {open !== "change" && (
          <div className="actions">
            <button type="button" className="button" onClick={() => show("change")}>
              Change
            </button>
          </div>
        )}
      </div>
      <p className="lede">{useOf(client)}</p>
      {concerns.length > 0 && (
        <div className="box box--warning section">
          <h2 className="client-concerns">To see to</h2>
          <ul>
            {concerns.map((concern) => (
              <li key={concern}>{concern}</li>
            ))}
          </ul>
        </div>
      )}
      {open === "change" ? (
        <ChangeFacts client={client} onClose={() => show(undefined)} />
      ) : (
        <Granted client={client} />
      )}
      <Keys client={client} adding={open === "key"} onAdding={(adding) => show(adding ? "key" : undefined)} />
      <Disable client={client} />
      <Recorded code={code} />
    </>
  );
}

/** That it was never used stands among what is to be seen to. */
function useOf(client: Client): string {
  const used = client.last_used_at ? `It last signed in ${whenWords(client.last_used_at)}.` : "";
  if (client.disabled) return `Disabled: it can pull nothing. ${used}`;
  const live = liveKeys(client).length;
  return `${used} ${live === 0 ? "It has no live key." : `It has ${count(live, "live key")}.`}`;
}

function Granted({ client: { commissioners, scopes, expires_on, made_at, made_by } }: { client: Client }) {
  return (
    <section className="section" aria-labelledby="facts-heading">
      <div className="section-head">
        <h2 id="facts-heading">What it may read</h2>
      </div>
      <Facts
        card
        facts={{
          For: commissioners.map(({ name, code }) => `${name} (${code})`).join(", ") || "nobody",
          "May pull": `${scopeWords(scopes)}, and the organisations they belong to`,
          "Ends on": expires_on ? longDate(expires_on) : "no end",
          Added: `${whenWords(made_at)} by ${made_by}`,
        }}
      />
    </section>
  );
}
