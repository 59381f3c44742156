import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button, Textarea } from "nhsuk-react-components";
import { useState } from "react";
import type { PastedParticipants } from "../../api/programmeTypes";
import { useDraft } from "../../lib/draft";
import { cohortPath } from "../../lib/places";
import { Crumbs } from "../../ui/Crumbs";
import { Failing } from "../../ui/Failing";
import { Loading } from "../../ui/Loading";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { ScrollCard } from "../../ui/ScrollCard";
import { cohortQuery, pasteParticipants } from "./queries";
import { roleWords } from "./roles";
import "./planning.css";

const route = getRouteApi("/signed-in/cohorts/$code/people");
const empty = { text: "" };
const columns = {
  name: "Name",
  role: "Role",
  practice: "Practice",
  "second practice": "Second practice",
  email: "Email",
};

/** A list of participants copied from a spreadsheet: checked row by row, and added whole or not at all. */
export function PastePage() {
  const { code } = route.useParams();
  const { data: page, error, refetch } = useQuery(cohortQuery(code));
  if (page) return <Paste key={code} code={code} title={page.title} />;
  return error ? (
    <PageFailing
      heading="Add people"
      what="This cohort could not be fetched."
      error={error}
      onRetry={() => void refetch()}
    />
  ) : (
    <>
      <h1 className="visually-hidden">Loading</h1>
      <Loading what="Fetching the cohort." rows={3} cells={2} />
    </>
  );
}

function Paste({ code, title }: { code: string; title: string }) {
  const navigate = route.useNavigate();
  const queryClient = useQueryClient();
  const { draft, setDraft, forget } = useDraft(`people.${code}`, empty);
  const [checked, setChecked] = useState<PastedParticipants>();
  const check = useMutation({ mutationFn: () => pasteParticipants(code, draft.text, true), onSuccess: setChecked });
  const add = useMutation({
    mutationFn: () => pasteParticipants(code, draft.text, false),
    onSuccess: async () => {
      forget();
      await queryClient.invalidateQueries();
      await navigate({ to: cohortPath(code) });
    },
  });
  const right = checked && checked.problems.length === 0 ? checked.rows.length : 0;
  return (
    <>
      <PageTitle title={`Add people, ${title}`} />
      <Crumbs places={[{ label: title, to: cohortPath(code) }]} />
      <h1>Add people</h1>
      <p className="lede">
        Copy rows from a spreadsheet and paste them here: name, role, practice, and if you like a second practice and an
        email address.
      </p>
      <form
        className="card section plan-form"
        onSubmit={(event) => {
          event.preventDefault();
          check.mutate();
        }}
      >
        <Textarea
          id="people-text"
          label="Rows"
          hint="One person a line, with tabs or commas between. A first line of headings may name the columns in another order."
          rows={10}
          value={draft.text}
          spellCheck={false}
          onChange={(event) => {
            setDraft({ text: event.currentTarget.value });
            setChecked(undefined);
          }}
        />
        <p className="note">
          Roles: {Object.values(roleWords).join(", ")}. A practice is its code or its whole name. What you paste is kept
          on this computer until it is added.
        </p>
        <p className="actions plan-actions">
          <Button small secondary type="submit" disabled={check.isPending}>
            Check the list
          </Button>
          {draft.text !== "" && (
            <button
              type="button"
              className="link-button"
              onClick={() => {
                forget();
                setChecked(undefined);
              }}
            >
              Clear
            </button>
          )}
        </p>
        {check.error && !checked && <Failing what="The list could not be checked." error={check.error} />}
      </form>
      <div aria-live="polite">
        {checked && checked.problems.length > 0 && <Problems checked={checked} />}
        {checked && checked.rows.length > 0 && <Understood checked={checked} />}
      </div>
      {add.error && <Failing what="Nobody was added." error={add.error} />}
      {right > 0 && (
        <p className="actions plan-actions section">
          <Button small type="button" disabled={add.isPending} onClick={() => add.mutate()}>
            Add {right} {right === 1 ? "person" : "people"}
          </Button>
          <Link to={cohortPath(code)}>Leave without adding anyone</Link>
        </p>
      )}
    </>
  );
}

function Problems({ checked: { problems } }: { checked: PastedParticipants }) {
  const rows = new Set(problems.map(({ row }) => row)).size;
  return (
    <section className="section" aria-labelledby="problems-heading">
      <div className="section-head">
        <h2 id="problems-heading">
          {rows} {rows === 1 ? "row needs" : "rows need"} a correction
        </h2>
        <p>Nobody is added until every row is right. Correct them above, then check again.</p>
      </div>
      <ScrollCard label="Corrections">
        <table className="table">
          <caption className="visually-hidden">Corrections</caption>
          <thead>
            <tr>
              <th scope="col" className="number">
                Row
              </th>
              <th scope="col">Column</th>
              <th scope="col">It says</th>
              <th scope="col">What to do</th>
            </tr>
          </thead>
          <tbody>
            {problems.map(({ row, column, found, words }) => (
              <tr key={`${row}-${column}-${words}`}>
                <th scope="row" className="number">
                  {row}
                </th>
                <td>{column in columns ? columns[column as keyof typeof columns] : column}</td>
                <td>{found === "" ? "nothing" : <code>{found}</code>}</td>
                <td>{words}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollCard>
    </section>
  );
}

function Understood({ checked: { rows } }: { checked: PastedParticipants }) {
  return (
    <section className="section" aria-labelledby="understood-heading">
      <div className="section-head">
        <h2 id="understood-heading">
          {rows.length} {rows.length === 1 ? "row is" : "rows are"} right
        </h2>
      </div>
      <ScrollCard label="Rows that are right">
        <table className="table">
          <caption className="visually-hidden">Rows that are right</caption>
          <thead>
            <tr>
              <th scope="col" className="number">
                Row
              </th>
              <th scope="col">Name</th>
              <th scope="col">Role</th>
              <th scope="col">Practices</th>
              <th scope="col">Email</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ row, name, role, practices, email, known }) => (
              <tr key={row}>
                <td className="number">{row}</td>
                <th scope="row">
                  {name} {known && <span className="head-note">known already by this address</span>}
                </th>
                <td>{roleWords[role]}</td>
                <td>{practices.map((practice) => `${practice.name} (${practice.code})`).join(", ")}</td>
                <td>{email ?? "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollCard>
    </section>
  );
}
