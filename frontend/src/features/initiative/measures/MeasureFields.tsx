import { Details, Select, TextInput } from "nhsuk-react-components";
import type { TextField } from "../../../ui/textField";
import { hasParts, hasWhole, KINDS, type Asked, type Kind, type MeasureTyped } from "./typed";

type Fields<Typed> = { field: (name: keyof Typed & string) => TextField };

export const FAMILIES = [
  { value: "outcome", label: "Outcome: what it is all for" },
  { value: "process", label: "Process: whether the change is made" },
  { value: "balancing", label: "Balancing: what could get worse" },
];

/** What a measure of one's own means: what is counted, of what, and which way is better. */
export function DefinitionFields({ field, kind }: Fields<MeasureTyped> & { kind: Kind }) {
  const examples = KINDS[kind === "other" ? "share" : kind];
  return (
    <>
      <TextInput label="Title" hint="“Called back within 30 minutes”" maxLength={200} {...field("title")} />
      <Select label="What kind of number" {...field("kind")}>
        {Object.entries(KINDS).map(([value, { label }]) => (
          <Select.Option key={value} value={value}>
            {label}
          </Select.Option>
        ))}
        {kind === "other" && <Select.Option value="other">A ratio of two numbers</Select.Option>}
      </Select>
      {hasParts(kind) && (
        <TextInput label="What is counted" hint={`“${examples.counted}”`} maxLength={300} {...field("numerator")} />
      )}
      {hasWhole(kind) && (
        <TextInput label="Of what" hint={`“${examples.of ?? ""}”`} maxLength={300} {...field("denominator")} />
      )}
      <Select label="Better when" {...field("direction")}>
        <Select.Option value="higher">higher</Select.Option>
        <Select.Option value="lower">lower</Select.Option>
        <Select.Option value="neither">neither: it is only watched</Select.Option>
      </Select>
      <Select label="Who gives the figures" {...field("by_practice")}>
        <Select.Option value="no">The team, one for all practices</Select.Option>
        <Select.Option value="yes">Each practice its own</Select.Option>
      </Select>
    </>
  );
}

/** What is said of any measure: of which family it is, and its aim. */
export function AskedFields({ field, own }: Fields<Asked> & { own?: string }) {
  return (
    <>
      <Select label="Family" {...field("family")}>
        {own !== undefined && <Select.Option value="">{own}</Select.Option>}
        {FAMILIES.map(({ value, label }) => (
          <Select.Option key={value} value={value}>
            {label}
          </Select.Option>
        ))}
      </Select>
      <TextInput
        label="Aim (may be empty)"
        hint="The value to reach, such as 90"
        inputMode="decimal"
        {...field("aim")}
      />
    </>
  );
}

/** What has a sensible value already. */
export function RarelyAsked({
  field,
  labelled,
}: Fields<Asked & { unit_label: string; decimals: string }> & { labelled?: boolean }) {
  return (
    <Details className="form-fields__whole">
      <Details.Summary>
        More: baseline, when a figure is overdue{labelled && ", how the value is written"}
      </Details.Summary>
      <Details.Text>
        <div className="form-fields">
          <TextInput
            label="Months the limits rest on"
            hint="Empty: all months. At least 12."
            inputMode="numeric"
            {...field("baseline_months")}
          />
          <TextInput
            label="Days after a month until its figure is overdue"
            inputMode="numeric"
            {...field("due_days")}
          />
          {labelled && (
            <>
              <TextInput label="Unit, as written beside the value" hint="“% of call backs”" {...field("unit_label")} />
              <TextInput label="Decimals" inputMode="numeric" {...field("decimals")} />
            </>
          )}
        </div>
      </Details.Text>
    </Details>
  );
}
