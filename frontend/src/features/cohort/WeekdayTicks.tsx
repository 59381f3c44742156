import { WEEKDAYS } from "../../lib/days";

type WeekdayTicksProps = {
  id: string;
  legend: string;
  value: number[];
  error?: string;
  onChange: (value: number[]) => void;
};

/** Days of the week to tick; 0 is Monday. */
export function WeekdayTicks({ id, legend, value, error, onChange }: WeekdayTicksProps) {
  return (
    <fieldset className="ticks ticks--row" id={id} aria-describedby={error && `${id}-error`} tabIndex={-1}>
      <legend>{legend}</legend>
      {error && (
        <p className="nhsuk-error-message" id={`${id}-error`}>
          <span className="visually-hidden">Error: </span>
          {error}
        </p>
      )}
      {WEEKDAYS.map((name, weekday) => (
        <label key={name} className="tick">
          <input
            type="checkbox"
            checked={value.includes(weekday)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked
                  ? [...value, weekday].sort((one, other) => one - other)
                  : value.filter((each) => each !== weekday),
              )
            }
          />
          <span aria-hidden="true">{name.slice(0, 3)}</span>
          <span className="visually-hidden">{name}</span>
        </label>
      ))}
    </fieldset>
  );
}
