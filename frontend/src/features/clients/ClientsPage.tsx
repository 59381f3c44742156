import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Client } from "../../api/exchangeTypes";
import { count } from "../../lib/amounts";
import { whenWords } from "../../lib/moment";
import { shortDate } from "../../lib/period";
import { clientPath, newClientPath } from "../../lib/places";
import { Crumbs } from "../../ui/Crumbs";
import { CsvButton } from "../../ui/CsvButton";
import { Empty } from "../../ui/Empty";
import { listedOf } from "../../ui/listed";
import { PagedTable } from "../../ui/PagedTable";
import { PageTitle } from "../../ui/PageTitle";
import { Tag } from "../../ui/Tag";
import { MayManage } from "./MayManage";
import { clientsQuery } from "./queries";
import { concernsOf, liveKeys } from "./standing";
import { scopeWords, STATE_TONES, STATE_WORDS } from "./words";
import "./clients.css";

/** Which systems may read figures by themselves, for whom, and which of them somebody should see to. */
export function ClientsPage() {
  return (
    <>
      <PageTitle title="API clients" />
      <Crumbs places={[{ label: "Data and API", to: "/data" }]} />
      <MayManage>
        <Clients />
      </MayManage>
    </>
  );
}

function Clients() {
  const query = useInfiniteQuery(clientsQuery());
  const { rows, total } = listedOf(query) ?? { rows: [], total: 0 };
  return (
    <>
      <div className="page-head">
        <div>
          <h1>API clients</h1>
          <p className="page-head__facts">
            Systems of commissioners that read figures by themselves. <Link to="/integrators">How a system begins</Link>
          </p>
        </div>
        <div className="actions">
          {total > 0 && <CsvButton address="/api/v1/clients.csv" name="api-clients.csv" />}
          <Link to={newClientPath} className="button button--main">
            Add a client
          </Link>
        </div>
      </div>
      {rows.length > 0 && <p className="lede">{answer(rows, total)}</p>}
      <div className="section">
        <PagedTable
          query={query}
          name="API clients"
          className="clients"
          heads={["Client", "For", "May pull", { number: "Keys" }, "Last used", "Ends on"]}
          row={(client) => <ClientRow key={client.code} client={client} />}
          empty={
            <Empty title="No system may sign in yet.">
              Add one for each system that is to read figures: it gets a code, a key, and the practices of its
              commissioner.
            </Empty>
          }
        />
      </div>
    </>
  );
}

function answer(clients: Client[], total: number): string {
  const open = clients.filter(({ state }) => state === "in_force").length;
  const seen = clients.filter((client) => concernsOf(client).length > 0).length;
  const shown = clients.length < total ? ` among the first ${clients.length}` : "";
  const todo = seen === 0 ? "None needs anything" : `${count(seen, "needs", "need")} somebody’s attention`;
  return `${count(total, "client")}. ${count(open, "can sign in", "can sign in")}${shown}. ${todo}${shown}.`;
}

function ClientRow({ client }: { client: Client }) {
  const { code, name, state, commissioners, scopes, last_used_at, expires_on, demonstration } = client;
  return (
    <tr>
      <th scope="row">
        <Link to={clientPath(code)}>
          <b>{name}</b>
        </Link>{" "}
        <Tag tone={STATE_TONES[state]}>{STATE_WORDS[state]}</Tag>
        <span className="head-note">
          {code}
          {demonstration && " · for the demonstration"}
        </span>
        {concernsOf(client).map((concern) => (
          <span key={concern} className="late client-concern">
            {concern}
          </span>
        ))}
      </th>
      <td>{commissioners.map((each) => each.name).join(", ") || "nobody"}</td>
      <td>{scopeWords(scopes)}</td>
      <td className="number">{liveKeys(client).length}</td>
      <td>{last_used_at ? whenWords(last_used_at) : "never"}</td>
      <td>{expires_on ? shortDate(expires_on) : "no end"}</td>
    </tr>
  );
}
