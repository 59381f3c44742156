import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useMay } from "../../../api/useMay";
import { initiativePath } from "../../../lib/places";
import { BothVersions } from "../../../ui/BothVersions";
import { Crumbs } from "../../../ui/Crumbs";
import { EntryForm } from "../../../ui/EntryForm";
import { Loading } from "../../../ui/Loading";
import { NotHere } from "../../../ui/NotHere";
import { PageFailing } from "../../../ui/PageFailing";
import { PageTitle } from "../../../ui/PageTitle";
import { STATUS_WORDS, type Status } from "../../../ui/StatusTag";
import { useEntry } from "../../../ui/useEntry";
import { AimFields, BelongingFields, StandingFields } from "./EditFields";
import { changesOf, EDIT_NAMES, ORIGINS, problemsIn, typedOf, type EditTyped } from "./typed";
import { changeInitiative, type Initiative } from "../queries";
import { advisersQuery, initiativeQuery, programmesQuery, themesQuery } from "./queries";
import "../initiative.css";

const route = getRouteApi("/signed-in/initiatives/$code/edit");

/** Everything that is said of an initiative, but its people, its drivers and its measures. */
export function EditPage() {
  const { code } = route.useParams();
  const { data, error, refetch } = useQuery(initiativeQuery(code));
  if (data) return data.may_edit ? <Edit key={code} initiative={data} /> : <NotHere />;
  return error ? (
    <PageFailing
      heading="Change the initiative"
      what="This initiative could not be fetched."
      error={error}
      onRetry={() => void refetch()}
    />
  ) : (
    <>
      <h1 className="visually-hidden">Loading</h1>
      <Loading what="Fetching the initiative." rows={6} cells={2} />
    </>
  );
}

function Edit({ initiative }: { initiative: Initiative }) {
  const navigate = route.useNavigate();
  const { code } = initiative;
  const entry = useEntry<EditTyped>({
    name: `edit.${code}`,
    start: () => typedOf(initiative),
    problemsIn,
    existing: { saved: typedOf(initiative), revision: initiative.revision },
    send: (typed, { revision }) => changeInitiative(code, revision, changesOf(typed)),
    onDone: () => navigate({ to: initiativePath(code) }),
  });
  const shown = useShown(initiative);
  return (
    <>
      <PageTitle title={`Change ${initiative.title}`} />
      <Crumbs
        places={[
          { label: "Initiatives", to: "/initiatives" },
          { label: initiative.title, to: initiativePath(code) },
        ]}
      />
      <h1>Change the initiative</h1>
      <EntryForm
        entry={entry}
        label="Initiative"
        unchanged="The initiative is as it was"
        act="Save"
        leave={<Link to={initiativePath(code)}>Leave it as it is</Link>}
        conflict={<BothVersions entry={entry} what="This initiative" names={EDIT_NAMES} shown={shown} />}
      >
        <AimFields entry={entry} />
        <StandingFields entry={entry} />
        <BelongingFields entry={entry} initiative={initiative} />
      </EntryForm>
    </>
  );
}

/** What the choices of the form say, for who compares two versions. */
function useShown(initiative: Initiative) {
  const may = useMay("read_programmes");
  const { data: themes } = useQuery(themesQuery());
  const { data: advisers } = useQuery(advisersQuery(may));
  const { data: programmes } = useQuery(programmesQuery(may));
  return (field: keyof EditTyped, value: string): string => {
    if (field === "shared") return value === "yes" ? "Everybody here" : "Its own people";
    if (value === "") return "";
    if (field === "status") return STATUS_WORDS[value as Status];
    if (field === "origin") return ORIGINS[value as Initiative["origin"]];
    if (field === "theme") return themes?.items.find(({ id }) => String(id) === value)?.title ?? value;
    if (field === "programme") return programmes?.items.find(({ code }) => code === value)?.name ?? value;
    if (field !== "adviser") return value;
    const known = advisers?.items.find(({ id }) => String(id) === value)?.name;
    return known ?? (String(initiative.adviser?.id) === value ? (initiative.adviser?.name ?? value) : value);
  };
}
