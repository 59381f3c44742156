import { getRouteApi, Link } from "@tanstack/react-router";
import { Textarea, TextInput } from "nhsuk-react-components";
import { initiativePartPath } from "../../../lib/places";
import { BothVersions } from "../../../ui/BothVersions";
import { EntryForm } from "../../../ui/EntryForm";
import { useEntry } from "../../../ui/useEntry";
import { OfInitiative } from "../OfInitiative";
import { changeInitiative } from "../queries";
import type { Page } from "../types";
import { WriteUp } from "./WriteUp";
import { changesOf, problemsIn, typedOf, WRITE_UP_NAMES, type WriteUpTyped } from "./typed";
import "../initiative.css";

const route = getRouteApi("/signed-in/initiatives/$code/write-up");

/** What others are to learn from it, on a page or two. */
export function WriteUpPage() {
  const { code } = route.useParams();
  const { edit } = route.useSearch();
  return (
    <OfInitiative code={code} heading="Write-up">
      {(page) => (edit && page.may_edit ? <Write key={code} page={page} /> : <WriteUp page={page} />)}
    </OfInitiative>
  );
}

function Write({ page }: { page: Page }) {
  const navigate = route.useNavigate();
  const { code } = page;
  const entry = useEntry<WriteUpTyped>({
    name: `writeup.${code}`,
    start: () => typedOf(page),
    problemsIn,
    existing: { saved: typedOf(page), revision: page.revision },
    send: (typed, { revision }) => changeInitiative(code, revision, changesOf(typed)),
    onDone: () => navigate({ search: {} }),
  });
  const { field } = entry;
  return (
    <>
      <EntryForm
        entry={entry}
        label="Write-up"
        unchanged="The write-up is as it was"
        act="Save"
        leave={<Link to={initiativePartPath(code, "write-up")}>Leave it as it is</Link>}
        conflict={<BothVersions entry={entry} what="The initiative" names={WRITE_UP_NAMES} />}
      >
        <div className="write-up-fields">
          <Textarea
            label="The problem"
            hint="What was wrong, for whom, and how you knew."
            rows={5}
            {...field("problem")}
          />
          <Textarea
            label="What was changed"
            hint="So that others could do the same. Leave an empty line between paragraphs."
            rows={6}
            {...field("changed")}
          />
          <Textarea
            label="The result"
            hint="In words; the charts stand beside it by themselves."
            rows={5}
            {...field("result")}
          />
          <Textarea label="What we would do again, and what not" rows={5} {...field("again")} />
          <TextInput
            label="Finished on (optional)"
            hint="Once it is finished it can be added to the innovation library."
            type="date"
            {...field("written_up")}
          />
        </div>
      </EntryForm>
    </>
  );
}
