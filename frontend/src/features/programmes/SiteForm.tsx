import { useQuery, useQueryClient } from "@tanstack/react-query";
import { TextInput } from "nhsuk-react-components";
import { useState } from "react";
import { useDraft } from "../../lib/draft";
import { Failing } from "../../ui/Failing";
import { fieldsOf } from "../../ui/fieldsOf";
import { FormCard } from "../../ui/FormCard";
import { Loading } from "../../ui/Loading";
import { PickOrganisation } from "../../ui/PickOrganisation";
import { useForm } from "../../ui/useForm";
import { addSite, changeSite } from "./acts";
import { siteQuery } from "./queries";
import { fieldOfSite, siteOf, siteProblems, withAdded, type SiteTyped } from "./sited";

const PRACTICES = ["practice"] as const;

type Ending = { onDone: (said: string) => void; onCancel: () => void };
type Kept = SiteTyped & { seen: number };

const emptySite: Kept = { name: "", place: "", practices: [], adding: "", seen: 0 };

/** A place where a programme is to meet. */
export function NewSiteForm({ code, ...ending }: Ending & { code: string }) {
  return (
    <SiteForm
      {...ending}
      draftName={`programme.${code}.site`}
      start={emptySite}
      title="Add a site"
      send={(typed) => addSite({ programme: code, ...siteOf(typed) })}
    />
  );
}

/** One that there is, with its practices, to be changed. */
export function ChangeSiteForm({ id, ...ending }: Ending & { id: number }) {
  const { data, error, refetch } = useQuery(siteQuery(id));
  if (!data) {
    return error ? (
      <Failing what="The site could not be fetched." error={error} onRetry={() => void refetch()} />
    ) : (
      <Loading what="Fetching the site." rows={2} />
    );
  }
  const { name, place, practices, revision } = data;
  const start = { name, place, practices: practices.map((each) => ({ code: each.code, name: each.name })), adding: "" };
  return (
    <SiteForm
      key={revision}
      {...ending}
      draftName={`site.${id}`}
      start={{ ...start, seen: revision }}
      title={`Change ${name}`}
      send={(typed) => changeSite(id, typed.seen, siteOf(typed))}
    />
  );
}

type SiteFormProps = Ending & {
  draftName: string;
  start: Kept;
  title: string;
  send: (typed: Kept) => Promise<{ name: string }>;
};

function SiteForm({ draftName, start: given, title, send, onDone, onCancel }: SiteFormProps) {
  const queryClient = useQueryClient();
  const [start] = useState(given);
  const { draft, setDraft, kept, forget } = useDraft(draftName, start);
  const { wrong, submit, ...frame } = useForm({
    typed: draft,
    problemsIn: siteProblems,
    fieldOf: fieldOfSite,
    send,
    onDone: async ({ name }) => {
      forget();
      await queryClient.invalidateQueries();
      onDone(`${name} is saved.`);
    },
  });
  const change = (next: Partial<SiteTyped>) => setDraft({ ...draft, ...next });
  const at = fieldsOf<SiteTyped>("site", draft, change, wrong);
  const add = () => setDraft({ ...withAdded(draft), seen: draft.seen });
  return (
    <FormCard
      {...frame}
      title={title}
      name="site"
      unchanged="The sites are as they were"
      act="Save the site"
      onSubmit={submit}
      onCancel={onCancel}
      onForget={kept ? forget : undefined}
    >
      <TextInput label="Name" {...at("name")} />
      <TextInput label="Place" hint="Where the programme meets there." {...at("place")} />
      <div className="form-fields__whole">
        <h4>Practices ({draft.practices.length})</h4>
        {draft.practices.length > 0 && (
          <ul className="sited">
            {draft.practices.map(({ code, name }) => (
              <li key={code}>
                {name} <span className="tiny">{code}</span>{" "}
                <button
                  type="button"
                  className="link-button"
                  onClick={() => change({ practices: draft.practices.filter((each) => each.code !== code) })}
                >
                  Take out<span className="visually-hidden"> {name || code}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
        <div className="sited-add">
          <PickOrganisation
            label="Add a practice"
            hint="Part of its name, or codes with spaces between. Enter adds it."
            kinds={PRACTICES}
            {...at("adding")}
            onChange={(adding) => change({ adding })}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || draft.adding.trim() === "") return;
              event.preventDefault();
              add();
            }}
          />
          <button type="button" className="button" onClick={add}>
            Add<span className="visually-hidden"> the practice</span>
          </button>
        </div>
      </div>
    </FormCard>
  );
}
