import { Textarea } from "nhsuk-react-components";
import { LONGEST } from "./settings";

type WordsFieldProps = {
  id: string;
  label: string;
  hint: string;
  value: string;
  error: string | undefined;
  onChange: (words: string) => void;
};

/** A few sentences of a person, shown beside the chart: with how many letters there is room for. */
export function WordsField({ id, label, hint, value, error, onChange }: WordsFieldProps) {
  return (
    <div>
      <Textarea
        id={id}
        label={label}
        labelProps={{ size: "s" }}
        hint={hint}
        rows={3}
        maxLength={LONGEST}
        value={value}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <p className="note words-field__count">
        {value.length} of {LONGEST} letters
      </p>
    </div>
  );
}
