import { Link, useNavigate } from "@tanstack/react-router";
import type { Innovation } from "../../api/innovationTypes";
import { useMay } from "../../api/useMay";
import { innovationPath } from "../../lib/places";
import { Crumbs } from "../../ui/Crumbs";
import { EntryForm } from "../../ui/EntryForm";
import { PageTitle } from "../../ui/PageTitle";
import { useEntry } from "../../ui/useEntry";
import { InnovationFields } from "./InnovationFields";
import { newOf, nothingTyped, problemsIn, type InnovationTyped } from "./innovationTyped";
import { addInnovation } from "./queries";
import "./innovation.css";

/** A change that is known to work, or is worth trying, put in the library from nothing. */
export function AddInnovationPage() {
  const navigate = useNavigate();
  const mayAdd = [useMay("write_innovations"), useMay("run_programmes")].every(Boolean);
  const entry = useEntry<InnovationTyped, Innovation>({
    name: "innovation",
    start: () => nothingTyped,
    problemsIn,
    send: (typed) => addInnovation(newOf(typed)),
    onDone: ({ code }) => navigate({ to: innovationPath(code) }),
  });
  return (
    <>
      <PageTitle title="Add an innovation" />
      <Crumbs places={[{ label: "Innovations", to: "/innovations" }]} />
      <h1>Add an innovation</h1>
      <p className="page-head__facts">
        Only a title and what it is are needed. Whom to talk to is added once it stands in the library.
      </p>
      {mayAdd ? (
        <EntryForm
          entry={entry}
          label="Innovation"
          unchanged="Nothing has been added yet"
          act="Add it to the library"
          leave={<Link to="/innovations">Leave</Link>}
        >
          <InnovationFields entry={entry} />
        </EntryForm>
      ) : (
        <p className="box section">
          The national team and the faculty add innovations. From an initiative of yours, its write-up becomes one in a
          single step.
        </p>
      )}
    </>
  );
}
