import { useQuery } from "@tanstack/react-query";
import { Checkboxes, Textarea, TextInput } from "nhsuk-react-components";
import { Empty } from "../../../ui/Empty";
import { EntryCard } from "../EntryCard";
import { Tag } from "../../../ui/Tag";
import { useEntry } from "../../../ui/useEntry";
import { useOpened } from "../../../ui/useOpened";
import { CasePart, TakeOut } from "./CasePart";
import { addOption, changeOption, optionsQuery, removeOption, type CaseOption } from "./queries";
import { OPTION_FIELDS, optionOf, optionProblems, optionTyped, pounds, type OptionTyped } from "./typed";

type Act = { kind: "add" } | { kind: "change"; id: number };

/** The ways of doing it, with what each costs and brings and what could go wrong. */
export function Options({ code, mayEdit }: { code: string; mayEdit: boolean }) {
  const query = useQuery(optionsQuery(code));
  const { opened, said, open, cancel, finish } = useOpened<Act>();
  const changed = opened?.kind === "change" ? query.data?.items.find(({ id }) => id === opened.id) : undefined;
  const form = { code, onDone: finish, onCancel: cancel };
  return (
    <CasePart
      id="case-options"
      title="Options"
      note="What each costs and brings, and what could go wrong."
      query={query}
      add={mayEdit ? { label: "Add an option", onOpen: () => open({ kind: "add" }) } : undefined}
      said={said}
      form={
        <>
          {opened?.kind === "add" && <OptionForm {...form} />}
          {changed && <OptionForm key={changed.id} option={changed} {...form} />}
        </>
      }
    >
      {({ items }) =>
        items.length === 0 ? (
          <Empty title="No options yet.">Doing nothing is one: what would it cost?</Empty>
        ) : (
          <div className="case-options">
            {items.map((option) => (
              <OptionCard
                key={option.id}
                code={code}
                option={option}
                mayEdit={mayEdit}
                onChange={() => open({ kind: "change", id: option.id })}
                onDone={finish}
              />
            ))}
          </div>
        )
      }
    </CasePart>
  );
}

type OptionCardProps = {
  code: string;
  option: CaseOption;
  mayEdit: boolean;
  onChange: () => void;
  onDone: (said: string) => void;
};

function OptionCard({ code, option, mayEdit, onChange, onDone }: OptionCardProps) {
  const { title, preferred, cost_pounds, costs, benefits, risks, evidence, evidence_link } = option;
  const parts = [
    { name: "Benefits", words: benefits },
    { name: "Risks", words: risks },
  ];
  return (
    <article className={preferred ? "card case-option case-option--preferred" : "card case-option"}>
      <h3>
        {title} {preferred && <Tag tone="blue">Preferred</Tag>}
      </h3>
      <dl>
        <dt>Cost</dt>
        <dd>
          <b>{cost_pounds === null ? "Not known yet" : pounds(cost_pounds)}</b>
          {costs && <span className="head-note">{costs}</span>}
        </dd>
        {parts.map(({ name, words }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words || <span className="note">Nothing said yet</span>}</dd>
          </div>
        ))}
        <dt>Evidence</dt>
        <dd>
          {evidence || (!evidence_link && <span className="note">None yet</span>)}{" "}
          {evidence_link && (
            <a href={evidence_link} rel="noreferrer">
              Read it<span className="visually-hidden">: evidence of {title}</span>
            </a>
          )}
        </dd>
      </dl>
      {mayEdit && (
        <p className="actions">
          <button type="button" className="link-button" onClick={onChange}>
            Change<span className="visually-hidden"> {title}</span>
          </button>
          <TakeOut
            of={title}
            question={`Take out ${title}?`}
            remove={() => removeOption(code, option)}
            onRemoved={() => onDone(`${title} is taken out.`)}
          />
        </p>
      )}
    </article>
  );
}

type OptionFormProps = { code: string; option?: CaseOption; onDone: (said: string) => void; onCancel: () => void };

function OptionForm({ code, option, onDone, onCancel }: OptionFormProps) {
  const entry = useEntry<OptionTyped, CaseOption>({
    name: `option.${option?.id ?? `of.${code}`}`,
    start: () => optionTyped(option),
    problemsIn: optionProblems,
    existing: option && { saved: optionTyped(option), revision: option.revision },
    send: (typed, { revision }) =>
      option ? changeOption(code, option.id, revision, optionOf(typed)) : addOption(code, optionOf(typed)),
    onDone: ({ title }) => onDone(`${title} is saved.`),
  });
  const { field, typed, change } = entry;
  return (
    <EntryCard
      entry={entry}
      title={option ? `Change ${option.title}` : "Add an option"}
      name="option"
      unchanged="The options are as they were"
      act="Save the option"
      onCancel={onCancel}
      existing={option && { what: option.title, names: OPTION_FIELDS }}
    >
      <TextInput label="Title" maxLength={200} {...field("title")} />
      <TextInput
        label="Cost in pounds (may be empty)"
        hint="“£140,000”"
        inputMode="numeric"
        {...field("cost_pounds")}
      />
      <Textarea label="What it takes" hint="Money, time, people" rows={2} {...field("costs")} />
      <Textarea label="Benefits" hint="For whom, and how much" rows={2} {...field("benefits")} />
      <Textarea label="Risks" hint="And what is done about each" rows={2} {...field("risks")} />
      <Textarea label="Evidence" hint="Where it was tried, and what came of it" rows={2} {...field("evidence")} />
      <TextInput label="Address of the evidence (may be empty)" type="url" {...field("evidence_link")} />
      <Checkboxes small>
        <Checkboxes.Item
          id="option-preferred"
          checked={typed.preferred}
          onChange={(event) => change({ preferred: event.currentTarget.checked })}
        >
          This is the preferred option
        </Checkboxes.Item>
      </Checkboxes>
    </EntryCard>
  );
}
