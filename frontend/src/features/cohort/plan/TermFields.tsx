import { Select, TextInput } from "nhsuk-react-components";
import { WEEKDAYS } from "../../../lib/days";
import { kinds, type TermTyped } from "./plan";

type TermFieldsProps = {
  term: TermTyped;
  place: number;
  themes: { id: number; title: string }[];
  idOf: (field: keyof TermTyped) => string;
  wrong: (field: keyof TermTyped) => string | undefined;
  onChange: (next: Partial<TermTyped>) => void;
  onRemove?: () => void;
};

/** One term of a plan, with the session it has in every week. */
export function TermFields({ term, place, themes, idOf, wrong, onChange, onRemove }: TermFieldsProps) {
  const field = (name: keyof TermTyped) => ({
    id: idOf(name),
    value: term[name],
    error: wrong(name),
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [name]: event.currentTarget.value }),
  });
  return (
    <fieldset className="card plan-form">
      <legend className="visually-hidden">Term {place + 1}</legend>
      <div className="plan-form__head">
        <h2>Term {place + 1}</h2>
        {onRemove && (
          <button type="button" className="link-button" onClick={onRemove}>
            Leave out<span className="visually-hidden"> term {place + 1}</span>
          </button>
        )}
      </div>
      <div className="plan-form__row">
        <Select label="Kind" {...field("kind")}>
          {kinds.map(({ kind, words }) => (
            <Select.Option key={kind} value={kind}>
              {words}
            </Select.Option>
          ))}
        </Select>
        <TextInput label="Title" {...field("title")} />
        <TextInput label="First day" type="date" {...field("first")} />
        <TextInput label="Weeks" inputMode="numeric" width={3} {...field("weeks")} />
      </div>
      <div className="plan-form__row">
        <Select label="A session each" {...field("weekday")}>
          {WEEKDAYS.map((name, weekday) => (
            <Select.Option key={name} value={String(weekday)}>
              {name}
            </Select.Option>
          ))}
          <Select.Option value="">No weekly sessions</Select.Option>
        </Select>
        {term.weekday !== "" && (
          <>
            <TextInput label="From" type="time" {...field("begins")} />
            <TextInput label="To" type="time" {...field("ends")} />
            <Select label="Theme" {...field("theme")}>
              <Select.Option value="">None yet</Select.Option>
              {themes.map(({ id, title }) => (
                <Select.Option key={id} value={String(id)}>
                  {title}
                </Select.Option>
              ))}
            </Select>
          </>
        )}
      </div>
    </fieldset>
  );
}
