import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useRef } from "react";
import type { Innovation } from "../../api/innovationTypes";
import { innovationPath } from "../../lib/places";
import { Conflict } from "../../ui/Conflict";
import { Crumbs } from "../../ui/Crumbs";
import { EntryForm } from "../../ui/EntryForm";
import { Loading } from "../../ui/Loading";
import { NotHere } from "../../ui/NotHere";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { useEntry } from "../../ui/useEntry";
import { ContactsForm } from "./ContactsForm";
import { InnovationFields } from "./InnovationFields";
import { changesOf, FIELD_NAMES, fieldsThatDiffer, problemsIn, typedOf, type InnovationTyped } from "./innovationTyped";
import { changeInnovation, innovationQuery } from "./queries";
import { RetireForm } from "./RetireForm";
import "./innovation.css";

const route = getRouteApi("/signed-in/innovations/$code/edit");

/** What is said of an innovation, whom to talk to, and whether it is still in the library. */
export function EditInnovationPage() {
  const { code } = route.useParams();
  const { data: innovation, error, refetch } = useQuery(innovationQuery(code));
  if (!innovation) {
    return error ? (
      <PageFailing
        heading="Change an innovation"
        what="This innovation could not be fetched."
        error={error}
        onRetry={() => void refetch()}
      />
    ) : (
      <>
        <h1 className="visually-hidden">Loading</h1>
        <Loading what="Fetching the innovation." rows={4} cells={2} />
      </>
    );
  }
  if (!innovation.may_edit) return <NotHere />;
  return (
    <>
      <PageTitle title={`Change ${innovation.title}`} />
      <Crumbs
        places={[
          { label: "Innovations", to: "/innovations" },
          { label: innovation.title, to: innovationPath(code) },
        ]}
      />
      <h1>Change this innovation</h1>
      <ChangeForm key={code} innovation={innovation} />
      <ContactsForm key={`${code}-contacts`} innovation={innovation} />
      <RetireForm key={`${code}-retire`} innovation={innovation} />
    </>
  );
}

/** The draft holds what stood there when typing began, and the revision it was seen at. */
type Typed = InnovationTyped & { before: InnovationTyped; seen: number };

const beginning = (innovation: Innovation): Typed => ({
  ...typedOf(innovation),
  before: typedOf(innovation),
  seen: innovation.revision,
});

function ChangeForm({ innovation }: { innovation: Innovation }) {
  const navigate = route.useNavigate();
  const saved = typedOf(innovation);
  // Mine over theirs, once both have been looked at.
  const over = useRef<number>(undefined);
  const entry = useEntry<Typed>({
    name: `innovation.${innovation.code}`,
    start: () => beginning(innovation),
    problemsIn,
    send: (typed) => {
      // Where only another part of it has changed since, nobody's words are written over.
      const untouched = fieldsThatDiffer(typed.before, saved).length === 0;
      const revision = over.current ?? (untouched ? innovation.revision : typed.seen);
      return changeInnovation(innovation.code, revision, changesOf(typed.before, typed));
    },
    onDone: () => navigate({ to: innovationPath(innovation.code) }),
  });
  return (
    <>
      {entry.stale && (
        <Conflict
          what="This innovation"
          differences={fieldsThatDiffer(entry.typed, saved).map((name) => ({
            label: FIELD_NAMES[name],
            theirs: written(saved[name]),
            mine: written(entry.typed[name]),
          }))}
          busy={entry.busy}
          onMine={() => {
            over.current = innovation.revision;
            entry.again();
          }}
          onTheirs={() => entry.take(beginning(innovation))}
        />
      )}
      <EntryForm
        entry={entry}
        label="What is said of it"
        unchanged="The innovation is as it was"
        act="Save the changes"
        leave={<Link to={innovationPath(innovation.code)}>Leave it as it is</Link>}
      >
        <InnovationFields entry={entry} />
      </EntryForm>
    </>
  );
}

const written = (value: string | string[]): string => (Array.isArray(value) ? value.join(", ") : value) || "empty";
