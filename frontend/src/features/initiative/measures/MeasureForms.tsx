import { useQuery } from "@tanstack/react-query";
import { Select } from "nhsuk-react-components";
import { EntryCard } from "../EntryCard";
import { useEntry } from "../../../ui/useEntry";
import { AskedFields, DefinitionFields, RarelyAsked } from "./MeasureFields";
import { addMeasure, changeMeasure, libraryQuery, type InitiativeMeasure } from "./queries";
import {
  askedProblems,
  changesOf,
  choiceOf,
  choiceProblems,
  definitionOf,
  FIELD_NAMES,
  freshChoice,
  freshMeasure,
  measureProblems,
  typedOf,
  type ChosenTyped,
  type MeasureTyped,
} from "./typed";

type Ending = { code: string; onDone: (said: string) => void; onCancel: () => void };

/** One of the library: its meaning is the same for everyone, and its figures come by themselves. */
export function ChooseMeasure({ code, taken, onDone, onCancel }: Ending & { taken: InitiativeMeasure[] }) {
  const { data: library } = useQuery(libraryQuery());
  const entry = useEntry<ChosenTyped, InitiativeMeasure>({
    name: `choose-measure.${code}`,
    start: freshChoice,
    problemsIn: choiceProblems,
    send: (typed) => addMeasure(code, choiceOf(typed)),
    onDone: ({ title }) => onDone(`${title} is a measure of this initiative.`),
  });
  const there = new Set(taken.map(({ measure }) => measure));
  const items = (library?.items ?? []).filter(({ code: each }) => !there.has(each));
  return (
    <EntryCard
      entry={entry}
      title="Add a measure from the library"
      name="choose-measure"
      unchanged="No measure has been added"
      act="Add it"
      onCancel={onCancel}
    >
      <Select label="Measure" {...entry.field("measure")}>
        <Select.Option value="">Choose</Select.Option>
        {items.map(({ code: each, title }) => (
          <Select.Option key={each} value={each}>
            {title}
          </Select.Option>
        ))}
      </Select>
      <AskedFields field={entry.field} own="As in the library" />
    </EntryCard>
  );
}

/** One of the team's own: what it means comes first, figures later. */
export function DefineMeasure({ code, onDone, onCancel }: Ending) {
  const entry = useEntry<MeasureTyped, InitiativeMeasure>({
    name: `define-measure.${code}`,
    start: freshMeasure,
    problemsIn: measureProblems,
    send: (typed) => addMeasure(code, definitionOf(typed)),
    onDone: ({ title }) => onDone(`${title} is defined. Now it needs figures.`),
  });
  return (
    <EntryCard
      entry={entry}
      title="Define your own measure"
      name="define-measure"
      unchanged="No measure has been defined"
      act="Define it"
      onCancel={onCancel}
    >
      <DefinitionFields field={entry.field} kind={entry.typed.kind} />
      <AskedFields field={entry.field} />
      <RarelyAsked field={entry.field} labelled />
    </EntryCard>
  );
}

/** Of one of the library only what the team says of it; of its own also what it means, while it has no figures. */
export function ChangeMeasure({ code, measure, onDone, onCancel }: Ending & { measure: InitiativeMeasure }) {
  const own = measure.measure === null;
  const entry = useEntry<MeasureTyped, InitiativeMeasure>({
    name: `measure.${measure.id}`,
    start: () => typedOf(measure),
    problemsIn: own ? measureProblems : askedProblems,
    existing: { saved: typedOf(measure), revision: measure.revision },
    send: (typed, { revision }) => changeMeasure(code, measure.id, revision, changesOf(typed, measure)),
    onDone: ({ title }) => onDone(`${title} is changed.`),
    fieldOf: (named) => (/unit$|aggregation|multiplier/.test(named) ? "kind" : lastPart(named)),
  });
  return (
    <EntryCard
      entry={entry}
      title={`Change ${measure.title}`}
      name="measure"
      unchanged="The measure is as it was"
      act="Save"
      onCancel={onCancel}
      existing={{ what: measure.title, names: FIELD_NAMES }}
    >
      {own && <DefinitionFields field={entry.field} kind={entry.typed.kind} />}
      <AskedFields field={entry.field} />
      <RarelyAsked field={entry.field} labelled={own} />
    </EntryCard>
  );
}

const lastPart = (named: string): string | undefined => {
  const last = named.split(".").at(-1) ?? "";
  return last in FIELD_NAMES ? last : undefined;
};
