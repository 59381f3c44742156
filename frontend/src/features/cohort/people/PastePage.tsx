import { useMutation, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button, Textarea, TextInput } from "nhsuk-react-components";
import { useState } from "react";
import type { CohortPage, PastedParticipants } from "../../../api/programmeTypes";
import { datesInWords, isDay } from "../../../lib/days";
import { useDraft } from "../../../lib/draft";
import { cohortPath } from "../../../lib/places";
import { Failing } from "../../../ui/Failing";
import { ScrollCard } from "../../../ui/ScrollCard";
import { OfCohort } from "../OfCohort";
import { joinsOn } from "./people";
import { pasteParticipants } from "../queries";
import { roleWords } from "./roles";
import "../planning.css";

const route = getRouteApi("/signed-in/cohorts/$code/people");
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
  return (
    <OfCohort code={code} heading="Add people">
      {(page) => <Paste key={code} page={page} />}
    </OfCohort>
  );
}

function Paste({ page }: { page: CohortPage }) {
  const { code } = page;
  const navigate = route.useNavigate();
  const queryClient = useQueryClient();
  const [start] = useState(() => ({ text: "", joined: joinsOn(page) }));
  const { draft, setDraft, forget } = useDraft(`people.${code}`, start);
  const [checked, setChecked] = useState<PastedParticipants>();
  const check = useMutation({
    mutationFn: () => pasteParticipants(code, draft.text, draft.joined, true),
    onSuccess: setChecked,
  });
  const add = useMutation({
    mutationFn: () => pasteParticipants(code, draft.text, draft.joined, false),
    onSuccess: async () => {
      forget();
      await queryClient.invalidateQueries();
      await navigate({ to: cohortPath(code) });
    },
  });
  const right = checked && checked.problems.length === 0 ? checked.rows.length : 0;
  return (
    <>
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
            setDraft({ ...draft, text: event.currentTarget.value });
            setChecked(undefined);
          }}
        />
        <p className="note">
          Roles: {Object.values(roleWords).join(", ")}. A practice is its code or its whole name. What you paste is kept
          on this computer until it is added.
        </p>
        <TextInput
          id="people-joined"
          label="They join on"
          type="date"
          value={draft.joined}
          error={isDay(draft.joined) ? undefined : "Give the day they join."}
          onChange={(event) => {
            setDraft({ ...draft, joined: event.currentTarget.value });
            setChecked(undefined);
          }}
        />
        <p className="actions plan-actions">
          <Button small secondary type="submit" disabled={check.isPending || !isDay(draft.joined)}>
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
                <td>{datesInWords(words)}</td>
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
