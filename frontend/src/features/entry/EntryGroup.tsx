import type { EntryForm, EntryMeasure } from "../../api/figureTypes";
import { Conflict } from "./Conflict";
import { Field } from "./Field";
import { numberWords, standingOf } from "./figure";
import type { KeptMonth } from "./kept";
import type { useSaving } from "./useSaving";

export type EntryContext = {
  month: KeptMonth;
  kept: ReturnType<KeptMonth["now"]>;
  saving: ReturnType<typeof useSaving>;
  /** "Sep" */
  previous: string;
  organisation: string;
};

/** Measures that are gathered together, with what they come to. */
export function EntryGroup({ group, ...context }: EntryContext & { group: EntryForm["groups"][number] }) {
  return (
    <fieldset className="entry-group">
      <legend>
        <h2>{group.title}</h2>
        {group.measures.map((entry) => (
          <ComesTo key={entry.measure.code} entry={entry} right={context.kept.right[entry.measure.code]} />
        ))}
      </legend>
      {group.measures.map((entry) => (
        <Measure key={entry.measure.code} entry={entry} {...context} />
      ))}
    </fieldset>
  );
}

/** "5.3% not attended", or "25.7% not answered: please check": only where it is worked out from two fields. */
function ComesTo({ entry: { figure, fields, measure }, right }: { entry: EntryMeasure; right: number | undefined }) {
  if (!figure || fields.length < 2) return null;
  const words = `${figure.shown} ${measure.unit_label.replace(/^%\s*/, "")}`;
  if (figure.warning && right !== figure.revision) return <span className="late">{words}: please check</span>;
  return <span className="entry-group__result">{words}</span>;
}

function Measure({ entry, month, kept, saving, previous, organisation }: EntryContext & { entry: EntryMeasure }) {
  const { measure, fields, figure } = entry;
  const draft = kept.drafts[measure.code];
  const state = saving.stateOf(measure.code);
  const standing = standingOf(entry, draft);
  const warned = figure?.warning && standing.is === "saved" && kept.right[measure.code] !== figure.revision;
  const problem = state.is === "refused" ? state.problem : null;
  const placed = problem?.errors.some(({ field }) => fields.some(({ name }) => name === field));
  return (
    <>
      {fields.map((field) => (
        <Field
          key={field.name}
          id={`${measure.code}-${field.name}`}
          field={field}
          figure={figure}
          draft={draft}
          state={state}
          whole={fields.length === 1 || standing.is !== "incomplete"}
          wrong={
            standing.is === "wrong" && standing.fields.includes(field.name)
              ? "Type a number, or leave it empty."
              : problem?.errors.find(({ field: name }) => name === field.name)?.message
          }
          decimals={field.name === "value" && measure.unit !== "count"}
          previous={previous}
          describedBy={warned ? `${measure.code}-warning` : undefined}
          onType={(text) => {
            month.type(measure.code, field.name, text, figure?.revision ?? null);
            saving.typed(measure.code);
          }}
          onLeave={() => void saving.save(measure.code)}
        />
      ))}
      {problem && !placed && (
        <p className="entry-error" role="alert">
          {problem.message}
        </p>
      )}
      {state.is === "changed" && (
        <Conflict entry={entry} draft={draft} onChoose={(mine) => saving.choose(measure.code, mine)} />
      )}
      {warned && (
        <div className="box box--warning entry-warning" id={`${measure.code}-warning`} role="status">
          <p>
            <b>Is {numberWords(figure.numerator ?? figure.value ?? 0)} right?</b> {figure.warning} If it is right, leave
            it: it is saved and we will not ask {organisation} again.
          </p>
          <p>
            <button type="button" className="link-button" onClick={() => month.isRight(measure.code, figure.revision)}>
              It is right
            </button>
          </p>
        </div>
      )}
    </>
  );
}
