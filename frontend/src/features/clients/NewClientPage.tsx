import { Link, useNavigate } from "@tanstack/react-router";
import { TextInput } from "nhsuk-react-components";
import { clientPath } from "../../lib/places";
import { Crumbs } from "../../ui/Crumbs";
import { EntryForm } from "../../ui/EntryForm";
import { PageTitle } from "../../ui/PageTitle";
import { useEntry } from "../../ui/useEntry";
import { clientOf, noClient, problemsInClient, type ClientTyped } from "./clientTyped";
import { FactsFields } from "./FactsFields";
import { MayManage } from "./MayManage";
import { addClient } from "./queries";
import "./clients.css";

/** Which commissioners' codes were refused stands at the field in which they are typed. */
const fieldOf = (named: string): string | undefined =>
  named.split(".").includes("commissioners")
    ? "another"
    : Object.keys(noClient).find((field) => named.split(".").includes(field));

/** A system is made known; its first key follows on its page, so that nothing secret stands in a draft. */
export function NewClientPage() {
  return (
    <>
      <PageTitle title="Add an API client" />
      <Crumbs
        places={[
          { label: "Data and API", to: "/data" },
          { label: "API clients", to: "/clients" },
        ]}
      />
      <h1>Add an API client</h1>
      <p className="lede">
        A system that reads figures by itself, as its commissioner may see them, and writes nothing.
      </p>
      <MayManage>
        <NewClientForm />
      </MayManage>
    </>
  );
}

function NewClientForm() {
  const navigate = useNavigate();
  const entry = useEntry<ClientTyped, { code: string }>({
    name: "client",
    start: () => noClient,
    problemsIn: problemsInClient,
    fieldOf,
    send: (typed) => addClient(clientOf(typed)),
    onDone: ({ code }) => navigate({ to: clientPath(code), search: { open: "key" } }),
  });
  return (
    <EntryForm
      entry={entry}
      label="Add an API client"
      unchanged="No client has been added"
      act="Add it, then give it a key"
      leave={<Link to="/clients">Leave</Link>}
    >
      <FactsFields entry={entry}>
        <TextInput
          label="Code"
          hint="What it signs in with, its client_id: small letters, digits, dots and dashes. It cannot be changed later."
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={60}
          {...entry.field("code")}
        />
      </FactsFields>
    </EntryForm>
  );
}
