import { useQuery } from "@tanstack/react-query";
import { TextInput } from "nhsuk-react-components";
import { useDeferredValue, useId } from "react";
import { searchQuery } from "../../../api/organisations";
import type { OrganisationRef } from "../../../api/types";
import { practiceWords, type PlacementTyped } from "./typed";
import { WeekdayTicks } from "../WeekdayTicks";

type PlacementFieldsProps = {
  placement: PlacementTyped;
  place: number;
  /** practices of the cohort's site: offered before anything is typed */
  near: OrganisationRef[];
  idOf: (field: keyof PlacementTyped) => string;
  wrong: (field: keyof PlacementTyped) => string | undefined;
  onChange: (next: Partial<PlacementTyped>) => void;
  onRemove: () => void;
};

/** One practice at which somebody works, on which days, from when to when. */
export function PlacementFields({ placement, place, near, idOf, wrong, onChange, onRemove }: PlacementFieldsProps) {
  const list = useId();
  const typed = useDeferredValue(placement.practice.trim());
  const { data } = useQuery(searchQuery(typed));
  const found = (data?.items ?? []).filter(({ kind }) => kind === "practice");
  const text = (field: "practice" | "first" | "last") => ({
    id: idOf(field),
    value: placement[field],
    error: wrong(field),
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [field]: event.currentTarget.value }),
  });
  return (
    <fieldset className="placement">
      <legend className="visually-hidden">Practice {place + 1}</legend>
      <div className="plan-form__row">
        <TextInput
          label={`Practice ${place + 1}`}
          list={list}
          autoComplete="off"
          className="placement__practice"
          {...text("practice")}
        />
        <datalist id={list}>
          {(found.length > 0 ? found : near).map((practice) => (
            <option key={practice.code} value={practiceWords(practice)} />
          ))}
        </datalist>
        <TextInput label="From" type="date" {...text("first")} />
        <TextInput label="Until, if it ends" type="date" {...text("last")} />
      </div>
      <WeekdayTicks
        id={idOf("weekdays")}
        legend="On which days; none while nobody has said"
        value={placement.weekdays}
        error={wrong("weekdays")}
        onChange={(weekdays) => onChange({ weekdays })}
      />
      <p>
        <button type="button" className="link-button" onClick={onRemove}>
          Leave out<span className="visually-hidden"> practice {place + 1}</span>
        </button>
      </p>
    </fieldset>
  );
}
