import { Radios, Select, Textarea, TextInput } from "nhsuk-react-components";
import { today } from "../../../lib/moment";
import type { components } from "../../../api/schema.gen";
import type { useEntry } from "../../../ui/useEntry";
import type { Cycle } from "./queries";
import { decided, type CycleTyped } from "./typed";

type CycleFieldsProps = {
  entry: ReturnType<typeof useEntry<CycleTyped>>;
  ideas: components["schemas"]["PageDriver"][];
  /** those that it may ramp from */
  before: Cycle[];
};

/** Plan: what is tested, on what scale, and what the team thinks will happen. */
export function PlanFields({ entry, ideas, before }: CycleFieldsProps) {
  const { field, typed } = entry;
  return (
    <fieldset className="form-fieldset">
      <legend>Plan</legend>
      <div className="form-fields">
        <TextInput label="What is tested" hint="“Call back at nine practices”" maxLength={200} {...field("title")} />
        <TextInput
          label="On what scale"
          hint="“One receptionist”: a rung of the ramp."
          maxLength={60}
          {...field("scale")}
        />
        {ideas.length > 0 && (
          <Select label="Change idea" hint="From the driver diagram." {...field("change_idea")}>
            <Select.Option value="">Not in the diagram</Select.Option>
            {ideas.map(({ id, title }) => (
              <Select.Option key={id} value={String(id)}>
                {title}
              </Select.Option>
            ))}
          </Select>
        )}
        {before.length > 0 && (
          <Select label="Ramps from" hint="The cycle that this one follows." {...field("follows")}>
            <Select.Option value="">No other cycle</Select.Option>
            {before.map(({ id, number, title }) => (
              <Select.Option key={id} value={String(id)}>
                {number}. {title}
              </Select.Option>
            ))}
          </Select>
        )}
      </div>
      <div className="form-fields">
        <Textarea
          label="What do we think will happen?"
          hint="A prediction that can turn out wrong."
          rows={3}
          {...field("prediction")}
        />
        <Textarea label="Question (optional)" hint="What do we want to learn?" rows={3} {...field("question")} />
        <Textarea label="Plan (optional)" hint="Who does what, where, when." rows={3} {...field("plan")} />
      </div>
      <div className="form-fields">
        <TextInput label="First day" type="date" {...field("first")} />
        <TextInput label={typed.act === "" ? "To be studied by" : "Ended on"} type="date" {...field("last")} />
      </div>
    </fieldset>
  );
}

const ACTS = [
  { value: "adopt", label: "Adopt", hint: "Keep it, and widen the test or make it usual." },
  { value: "adapt", label: "Adapt", hint: "Change it and test again." },
  { value: "abandon", label: "Abandon", hint: "It does not work here; say why." },
  { value: "", label: "Not yet", hint: "The cycle stays open." },
];

/** Do, study, act: what happened, against what was predicted. */
export function StudyFields({ entry }: { entry: CycleFieldsProps["entry"] }) {
  const { field, typed, idOf, change, wrong } = entry;
  return (
    <fieldset className="form-fieldset">
      <legend>Do, study, act</legend>
      <p className="note">Predicted: {typed.prediction || "nothing yet"}</p>
      <div className="form-fields">
        <Textarea label="What was done" hint="And what went otherwise than planned." rows={3} {...field("done")} />
        <Textarea label="What was found, against the prediction" rows={3} {...field("found")} />
      </div>
      <Radios
        legend="Then"
        legendProps={{ size: "s" }}
        id={idOf("act")}
        name="act"
        error={wrong("act")}
        onChange={(event) => change(decided(typed, (event.target as HTMLInputElement).value, today()))}
      >
        {ACTS.map(({ value, label, hint }) => (
          <Radios.Item key={label} value={value} checked={typed.act === value} hint={hint} readOnly>
            {label}
          </Radios.Item>
        ))}
      </Radios>
    </fieldset>
  );
}
