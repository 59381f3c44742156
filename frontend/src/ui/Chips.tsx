import type { Choice } from "../api/types";

type ChipsProps = {
  legend: string;
  /** the chip that lifts the filter */
  all: { label: string; count?: number };
  choices: Choice[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
};

/** A filter as chips with counts, of which one is pressed. */
export function Chips({ legend, all, choices, value, onChange }: ChipsProps) {
  return (
    <fieldset className="chips">
      <legend>{legend}</legend>
      <Chip label={all.label} count={all.count} pressed={value === undefined} onPress={() => onChange(undefined)} />
      {choices.map((choice) => (
        <Chip
          key={choice.value}
          label={choice.label}
          count={choice.count}
          pressed={value === choice.value}
          onPress={() => onChange(value === choice.value ? undefined : choice.value)}
        />
      ))}
    </fieldset>
  );
}

type ChipProps = { label: string; count?: number; pressed: boolean; onPress: () => void };

export function Chip({ label, count, pressed, onPress }: ChipProps) {
  return (
    <button type="button" className="chip" aria-pressed={pressed} onClick={onPress}>
      {label}
      {count !== undefined && <span className="chip__count">{count.toLocaleString("en-GB")}</span>}
    </button>
  );
}
