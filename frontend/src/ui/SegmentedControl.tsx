import { useId } from "react";

type SegmentedControlProps<Value extends string> = {
  label: string;
  /** the label is read out but not shown */
  quiet?: boolean;
  options: { value: Value; label: string }[];
  value: Value;
  onChange: (value: Value) => void;
};

/** Two or three ways to see the same thing. */
export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>) {
  const id = useId();
  return (
    <div className="control">
      <span id={id} className={props.quiet ? "visually-hidden" : undefined}>
        {props.label}
      </span>
      <div className="segments" role="group" aria-labelledby={id}>
        {props.options.map(({ value, label }) => (
          <button key={value} type="button" aria-pressed={value === props.value} onClick={() => props.onChange(value)}>
            {label}
          </button>
        ))}
      </div>
    </div>
  );
}
