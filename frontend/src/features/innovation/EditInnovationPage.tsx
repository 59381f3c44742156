import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { Innovation } from "../../api/innovationTypes";
import { innovationPath } from "../../lib/places";
import { BothVersions } from "../../ui/BothVersions";
import { Crumbs } from "../../ui/Crumbs";
import { EntryForm } from "../../ui/EntryForm";
import { Loading } from "../../ui/Loading";
import { NotHere } from "../../ui/NotHere";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { useEntry } from "../../ui/useEntry";
import { ContactsForm } from "./ContactsForm";
import { InnovationFields } from "./InnovationFields";
import { changesOf, FIELD_NAMES, problemsIn, typedOf, type InnovationTyped } from "./innovationTyped";
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

function ChangeForm({ innovation }: { innovation: Innovation }) {
  const navigate = route.useNavigate();
  const entry = useEntry<InnovationTyped>({
    name: `innovation.${innovation.code}`,
    start: () => typedOf(innovation),
    problemsIn,
    existing: { saved: typedOf(innovation), revision: innovation.revision },
    send: (typed, { saved, revision }) => changeInnovation(innovation.code, revision, changesOf(saved, typed)),
    onDone: () => navigate({ to: innovationPath(innovation.code) }),
  });
  return (
    <EntryForm
      entry={entry}
      label="What is said of it"
      unchanged="The innovation is as it was"
      act="Save the changes"
      leave={<Link to={innovationPath(innovation.code)}>Leave it as it is</Link>}
      conflict={<BothVersions entry={entry} what="This innovation" names={FIELD_NAMES} />}
    >
      <InnovationFields entry={entry} />
    </EntryForm>
  );
}
