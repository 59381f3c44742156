import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Select, TextInput } from "nhsuk-react-components";
import { meQuery } from "../../api/organisations";
import { initiativePath } from "../../lib/places";
import { Crumbs } from "../../ui/Crumbs";
import { EntryForm } from "../../ui/EntryForm";
import { NotHere } from "../../ui/NotHere";
import { PageTitle } from "../../ui/PageTitle";
import { PickOrganisation } from "../../ui/PickOrganisation";
import { useEntry } from "../../ui/useEntry";
import { newOf, OWNERS, problemsIn, startOf, type NewTyped } from "./newTyped";
import { startInitiative, themesQuery } from "./queries";

const route = getRouteApi("/signed-in/new-initiative");
type Started = Awaited<ReturnType<typeof startInitiative>>;

/** A title is enough: everything else here can be said later, and most can be said better then. */
export function NewInitiativePage() {
  const { data: me } = useSuspenseQuery(meQuery());
  const search = route.useSearch();
  if (!me.permissions.includes("edit_initiatives")) return <NotHere />;
  return <Start key={search.project ?? search.owner ?? ""} />;
}

function Start() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data: me } = useSuspenseQuery(meQuery());
  const { data: themes } = useQuery(themesQuery());
  const entry = useEntry<NewTyped, Started>({
    name: `initiative.new.${search.project ?? search.owner ?? "blank"}`,
    start: () => startOf(search, me.organisation),
    problemsIn,
    send: (typed) => startInitiative(newOf(typed, search.project)),
    onDone: ({ code }) => navigate({ to: initiativePath(code) }),
  });
  const { field, typed, change, idOf, wrong } = entry;
  return (
    <>
      <PageTitle title="New initiative" />
      <Crumbs places={[{ label: "Initiatives", to: "/initiatives" }]} />
      <h1>New initiative</h1>
      <p className="lede">
        {search.project
          ? "A participant’s project becomes an initiative. A title is enough to begin."
          : "A title is enough to begin. The rest can wait until it is agreed."}
      </p>
      <EntryForm
        entry={entry}
        label="New initiative"
        unchanged="No initiative has been started yet"
        act="Start it"
        leave={<Link to="/initiatives">Leave</Link>}
      >
        <div className="form-fields">
          <TextInput label="Title" hint="“Call back instead of hold”" maxLength={200} {...field("title")} />
          <PickOrganisation
            id={idOf("owner")}
            label="Whose it is"
            hint="A federation, a practice or a commissioner."
            kinds={OWNERS}
            value={typed.owner}
            error={wrong("owner")}
            onChange={(owner) => change({ owner })}
          />
          <Select label="Theme (optional)" hint="A High Impact Action, or a pathway." {...field("theme")}>
            <Select.Option value="">Not chosen</Select.Option>
            {themes?.items.map(({ id, title }) => (
              <Select.Option key={id} value={String(id)}>
                {title}
              </Select.Option>
            ))}
          </Select>
        </div>
        <fieldset className="form-fieldset">
          <legend>The aim, as far as it is agreed (optional)</legend>
          <div className="form-fields">
            <TextInput label="What" hint="“Cut missed calls”" maxLength={300} {...field("what")} />
            <TextInput label="How much" hint="“From 10.7% to 6% or below”" maxLength={300} {...field("how_much")} />
            <TextInput label="For whom" hint="“Patients of nine practices”" maxLength={300} {...field("for_whom")} />
            <TextInput label="By when" hint="A day, not “soon”." type="date" {...field("by")} />
          </div>
        </fieldset>
      </EntryForm>
    </>
  );
}
