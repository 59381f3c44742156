import { Radios, Select, TextInput } from "nhsuk-react-components";
import type { Measure } from "../../api/types";
import { today } from "../../lib/moment";
import { addMonths, monthAndYear } from "../../lib/period";
import { setTarget } from "./queries";
import { SettingForm } from "./SettingForm";
import { emptyTarget, problemsInTarget, targetOf, type Place, type TargetTyped } from "./settings";
import { useSetting } from "./useSetting";
import { WordsField } from "./WordsField";

/** Months without figures yet that are offered too. */
const AHEAD = 12;

type TargetFormProps = {
  place: Place;
  measure: Measure;
  months: string[];
  onDone: (said: string) => void;
  onCancel: () => void;
};

/** A target from a month on; months before keep the target they had. */
export function TargetForm({ place, measure, months, onDone, onCancel }: TargetFormProps) {
  const latest = months.at(-1);
  const following = latest ? Array.from({ length: AHEAD }, (_, index) => addMonths(latest, index + 1)) : [];
  const begun = following.filter((month) => month <= today());
  const { typed, change, wrong, submit, ...frame } = useSetting<TargetTyped>({
    start: emptyTarget,
    problemsIn: problemsInTarget,
    send: (sent) => setTarget(targetOf(place, sent)),
    onDone: ({ from, kind }) =>
      onDone(`${kind === "none" ? "There is no target" : "The new target holds"} from ${monthAndYear(from)}.`),
  });
  const sides = { lower: " or less", higher: " or more", neither: "" } as const;
  const unit = measure.unit === "percent" ? { suffix: "%" } : { hint: measure.unit_label };
  return (
    <SettingForm
      {...frame}
      title={place.nation ? "Set a target for everyone without their own" : "Set a target"}
      name="target"
      unchanged="The target is as it was"
      act="Set the target"
      onSubmit={submit}
      onCancel={onCancel}
    >
      <div>
        <Radios legend="Target" legendProps={{ size: "s" }} small name="kind">
          <Radios.Item value="value" checked={typed.kind === "value"} onChange={() => change({ kind: "value" })}>
            {`A figure${sides[measure.direction]}`}
          </Radios.Item>
          <Radios.Item value="none" checked={typed.kind === "none"} onChange={() => change({ kind: "none" })}>
            No target from then on
          </Radios.Item>
        </Radios>
        {typed.kind === "value" && (
          <TextInput
            id="target-value"
            label="The figure"
            {...unit}
            inputMode="decimal"
            width={5}
            value={typed.value}
            error={wrong("value")}
            onChange={(event) => change({ value: event.currentTarget.value })}
          />
        )}
      </div>
      <Select
        id="target-from"
        label="From which month"
        labelProps={{ size: "s" }}
        hint="Earlier months keep the target they had."
        value={typed.from}
        error={wrong("from")}
        onChange={(event) => change({ from: event.currentTarget.value })}
      >
        <Select.Option value="">Choose one</Select.Option>
        {[...months, ...begun].map((month) => (
          <Select.Option key={month} value={month}>
            {monthAndYear(month)}
          </Select.Option>
        ))}
      </Select>
      <WordsField
        id="target-reason"
        label="Reason"
        hint="Who set it, and why. Shown beside the chart."
        value={typed.reason}
        error={wrong("reason")}
        onChange={(reason) => change({ reason })}
      />
    </SettingForm>
  );
}
