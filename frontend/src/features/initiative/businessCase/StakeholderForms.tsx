import { Select, Textarea, TextInput } from "nhsuk-react-components";
import { today } from "../../../lib/moment";
import { EntryCard } from "../EntryCard";
import { useEntry } from "../../../ui/useEntry";
import type { TextField } from "../../../ui/textField";
import { addStakeholder, changeStakeholder, takeStance, type Stakeholder } from "./queries";
import {
  freshStakeholder,
  GRADES,
  newStakeholderOf,
  STAKEHOLDER_FIELDS,
  stakeholderOf,
  stakeholderProblems,
  stakeholderTyped,
  stanceOf,
  stanceProblems,
  STANCES,
  type NewStakeholderTyped,
  type StakeholderTyped,
  type StanceTyped,
} from "./typed";

type Ending = { code: string; onDone: (said: string) => void; onCancel: () => void };

/** Somebody with a stake in it, with where they stand if that is known. */
export function AddStakeholder({ code, onDone, onCancel }: Ending) {
  const entry = useEntry<NewStakeholderTyped, Stakeholder>({
    name: `add-stakeholder.${code}`,
    start: freshStakeholder,
    problemsIn: stakeholderProblems,
    send: (typed) => addStakeholder(code, newStakeholderOf(typed)),
    onDone: ({ name }) => onDone(`${name} is named.`),
  });
  return (
    <EntryCard
      entry={entry}
      title="Name a stakeholder"
      name="add-stakeholder"
      unchanged="Nobody has been named"
      act="Name them"
      onCancel={onCancel}
    >
      <WhoFields field={entry.field} />
      <StanceSelect label="Where they stand" empty="Not known yet" {...entry.field("now")} />
      <StanceSelect label="Where they are needed" {...entry.field("needed")} />
      <NextFields field={entry.field} />
    </EntryCard>
  );
}

export function ChangeStakeholder({ code, stakeholder, onDone, onCancel }: Ending & { stakeholder: Stakeholder }) {
  const entry = useEntry<StakeholderTyped, Stakeholder>({
    name: `stakeholder.${stakeholder.id}`,
    start: () => stakeholderTyped(stakeholder),
    problemsIn: stakeholderProblems,
    existing: { saved: stakeholderTyped(stakeholder), revision: stakeholder.revision },
    send: (typed, { revision }) => changeStakeholder(code, stakeholder.id, revision, stakeholderOf(typed)),
    onDone: ({ name }) => onDone(`${name} is changed.`),
  });
  return (
    <EntryCard
      entry={entry}
      title={`Change ${stakeholder.name}`}
      name="stakeholder"
      unchanged="It is as it was"
      act="Save"
      onCancel={onCancel}
      existing={{ what: stakeholder.name, names: STAKEHOLDER_FIELDS }}
    >
      <WhoFields field={entry.field} />
      <NextFields field={entry.field} />
    </EntryCard>
  );
}

/** From a day on they stand elsewhere; what was before stays. */
export function TakeStance({ code, stakeholder, onDone, onCancel }: Ending & { stakeholder: Stakeholder }) {
  const entry = useEntry<StanceTyped, Stakeholder>({
    name: `stance.${stakeholder.id}`,
    start: () => ({ day: today(), now: stakeholder.now ?? "", needed: stakeholder.needed ?? "for", note: "" }),
    problemsIn: stanceProblems,
    send: (typed) => takeStance(code, stakeholder, stanceOf(typed)),
    onDone: ({ name, stance_words }) => onDone(`${name}: ${stance_words}.`),
  });
  return (
    <EntryCard
      entry={entry}
      title={`Where ${stakeholder.name} stands`}
      name="stance"
      unchanged="The stance is as it was"
      act="Record the stance"
      onCancel={onCancel}
    >
      <StanceSelect label="Where they stand" empty="Choose" {...entry.field("now")} />
      <StanceSelect label="Where they are needed" {...entry.field("needed")} />
      <TextInput label="Since" type="date" placeholder="2018-11-21" {...entry.field("day")} />
      <div className="form-fields__whole">
        <Textarea label="Why, in a line (may be empty)" rows={2} maxLength={5000} {...entry.field("note")} />
      </div>
    </EntryCard>
  );
}

function WhoFields({ field }: { field: (name: keyof StakeholderTyped) => TextField }) {
  return (
    <>
      <TextInput label="Who" hint="A person, a group, an organisation" maxLength={200} {...field("name")} />
      <TextInput label="Their part in it" hint="“Clinical sponsor”" maxLength={200} {...field("part")} />
      <GradeSelect label="Interest" {...field("interest")} />
      <GradeSelect label="Influence" {...field("influence")} />
    </>
  );
}

function NextFields({ field }: { field: (name: keyof StakeholderTyped) => TextField }) {
  return (
    <>
      <TextInput label="Next step (may be empty)" maxLength={300} {...field("next_step")} />
      <TextInput label="Owner of it" maxLength={200} {...field("next_owner")} />
      <TextInput label="By" type="date" placeholder="2018-11-28" {...field("next_by")} />
    </>
  );
}

function GradeSelect({ label, ...field }: TextField & { label: string }) {
  return (
    <Select label={label} {...field}>
      {GRADES.map((grade) => (
        <Select.Option key={grade} value={grade}>
          {grade}
        </Select.Option>
      ))}
    </Select>
  );
}

function StanceSelect({ label, empty, ...field }: TextField & { label: string; empty?: string }) {
  return (
    <Select label={label} {...field}>
      {empty && <Select.Option value="">{empty}</Select.Option>}
      {STANCES.map(({ value, label: words }) => (
        <Select.Option key={value} value={value}>
          {words}
        </Select.Option>
      ))}
    </Select>
  );
}
