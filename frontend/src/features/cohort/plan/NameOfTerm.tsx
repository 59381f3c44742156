import { useQuery } from "@tanstack/react-query";
import { Select, TextInput } from "nhsuk-react-components";
import { useState } from "react";
import type { Cohort, TermKind } from "../../../api/programmeTypes";
import { EntryForm } from "../../../ui/EntryForm";
import { Said } from "../../../ui/Said";
import { useEntry } from "../../../ui/useEntry";
import { kinds } from "./plan";
import { changeTerm, cohortHeadQuery } from "../queries";

type Term = Cohort["terms"][number];

/** What a term is called, and of which kind it is. */
export function NameOfTerm({ code, id }: { code: string; id: number }) {
  const { data: cohort } = useQuery(cohortHeadQuery(code));
  const term = cohort?.terms.find((each) => each.id === id);
  return term ? <Name key={term.id} term={term} /> : null;
}

function Name({ term }: { term: Term }) {
  const [said, setSaid] = useState("");
  const saved = { title: term.title, kind: term.kind };
  const entry = useEntry<{ title: string; kind: TermKind }>({
    name: `term-name.${term.id}`,
    start: () => saved,
    existing: { saved, revision: term.revision },
    problemsIn: ({ title }) =>
      title.trim() === "" ? [{ field: "title", message: "Give the term a name, such as Teaching." }] : [],
    send: ({ title, kind }, { revision }) => changeTerm(term.id, revision, { title: title.trim(), kind }),
    onDone: () => setSaid("The name and the kind are saved."),
  });
  return (
    <section className="section" aria-labelledby="term-name-heading">
      <div className="section-head">
        <h2 id="term-name-heading">Name and kind</h2>
      </div>
      <Said words={said} />
      <EntryForm entry={entry} label="Name and kind of the term" unchanged="The term is as it was" act="Save the name">
        <div className="plan-form__row">
          <Select label="Kind" {...entry.field("kind")}>
            {kinds.map(({ kind, words }) => (
              <Select.Option key={kind} value={kind}>
                {words}
              </Select.Option>
            ))}
          </Select>
          <TextInput label="Name of the term" {...entry.field("title")} />
        </div>
      </EntryForm>
    </section>
  );
}
