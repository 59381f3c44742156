import { Radios, Select, TextInput } from "nhsuk-react-components";
import { monthAndYear } from "../../lib/period";
import { recalculate } from "./queries";
import { SettingForm } from "./SettingForm";
import { emptyPhase, phaseOf, problemsInPhase, type PhaseTyped, type Place } from "./settings";
import { useSetting } from "./useSetting";
import { WordsField } from "./WordsField";

const baselines: { value: PhaseTyped["baseline"]; label: string }[] = [
  { value: "all", label: "All months that follow" },
  { value: "12", label: "The first 12 months" },
  { value: "other", label: "Another number of months" },
];

type PhaseFormProps = {
  place: Place;
  months: string[];
  /** filled in from a suggestion */
  start?: Partial<PhaseTyped>;
  onDone: (said: string) => void;
  onCancel: () => void;
};

/** Begins a phase of its own at a month: limits and rules start anew there; earlier months have their own without it. */
export function PhaseForm({ place, months, start, onDone, onCancel }: PhaseFormProps) {
  const { typed, change, wrong, submit, ...frame } = useSetting<PhaseTyped>({
    start: { ...emptyPhase, ...start },
    problemsIn: problemsInPhase,
    send: (sent) => recalculate(phaseOf(place, sent)),
    onDone: ({ from }) => onDone(`The limits are recalculated from ${monthAndYear(from)}.`),
  });
  return (
    <SettingForm
      {...frame}
      title="Recalculate the limits"
      name="phase"
      unchanged="The limits are as they were"
      act="Recalculate"
      onSubmit={submit}
      onCancel={onCancel}
    >
      <Select
        id="phase-from"
        label="From which month"
        labelProps={{ size: "s" }}
        hint="Earlier months keep limits of their own, worked out without the later months."
        value={typed.from}
        error={wrong("from")}
        onChange={(event) => change({ from: event.currentTarget.value })}
      >
        <Select.Option value="">Choose one</Select.Option>
        {months.map((month, index) => (
          <Select.Option key={month} value={month}>
            {index === 0 ? `${monthAndYear(month)}, the first` : monthAndYear(month)}
          </Select.Option>
        ))}
      </Select>
      <div>
        <Radios
          legend="Which months the limits rest on"
          legendProps={{ size: "s" }}
          small
          name="baseline"
          error={wrong("baseline")}
        >
          {baselines.map(({ value, label }, index) => (
            <Radios.Item
              key={value}
              id={index === 0 ? "phase-baseline" : undefined}
              value={value}
              checked={typed.baseline === value}
              onChange={() => change({ baseline: value })}
            >
              {label}
            </Radios.Item>
          ))}
        </Radios>
        {/* The library ties a conditional field to its radio with aria-expanded, which a radio may not have. */}
        {typed.baseline === "other" && (
          <TextInput
            id="phase-months"
            label="How many months, 12 or more"
            inputMode="numeric"
            width={4}
            value={typed.months}
            error={wrong("months")}
            onChange={(event) => change({ months: event.currentTarget.value })}
          />
        )}
      </div>
      <WordsField
        id="phase-reason"
        label="Reason"
        hint="What changed, and why it is there to stay. Shown beside the chart."
        value={typed.reason}
        error={wrong("reason")}
        onChange={(reason) => change({ reason })}
      />
    </SettingForm>
  );
}
