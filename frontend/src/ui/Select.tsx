import { useId } from "react";

type SelectProps<Value extends string> = {
  label: string;
  options: { value: Value; label: string }[];
  value: Value;
  onChange: (value: Value) => void;
  className?: string;
};

/** A compact choice from a list, beside its label. */
export function Select<Value extends string>({ label, options, value, onChange, className }: SelectProps<Value>) {
  const id = useId();
  return (
    <div className={className ? `control ${className}` : "control"}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="select"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value as Value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
