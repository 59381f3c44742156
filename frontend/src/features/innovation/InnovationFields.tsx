import { useQuery } from "@tanstack/react-query";
import { Checkboxes, Fieldset, Textarea, TextInput } from "nhsuk-react-components";
import { PickOrganisation } from "../../ui/PickOrganisation";
import type { useEntry } from "../../ui/useEntry";
import type { InnovationTyped } from "./innovationTyped";
import { measuresQuery, themesQuery } from "./queries";

type FieldsEntry = Pick<ReturnType<typeof useEntry<InnovationTyped>>, "field" | "typed" | "change" | "wrong" | "idOf">;

/** All that is said of an innovation, for a new one and for one that is changed. */
export function InnovationFields({ entry }: { entry: FieldsEntry }) {
  const { field, typed, change, wrong, idOf } = entry;
  return (
    <>
      <TextInput
        label="Title"
        hint="What people call it: “Call back instead of hold”."
        maxLength={200}
        {...field("title")}
      />
      <Textarea label="What it is" hint="Two or three sentences." rows={3} {...field("summary")} />
      <Textarea label="How to do it (optional)" rows={5} {...field("how_to")} />
      <Textarea
        label="Usual first cycle (optional)"
        hint="The smallest test: “One receptionist, one morning”."
        rows={2}
        {...field("first_cycle")}
      />
      <div className="form-fields">
        <Textarea label="Cost (optional)" rows={2} {...field("cost")} />
        <Textarea label="Time (optional)" rows={2} {...field("time")} />
        <Textarea label="People (optional)" rows={2} {...field("people")} />
      </div>
      <Ticked entry={entry} />
      <Textarea
        label="Initiatives it comes from (optional)"
        hint="The last part of their addresses, one a line: call-back-instead-of-hold."
        rows={2}
        {...field("origins")}
      />
      <div className="form-fields">
        <TextInput label="First tried on (optional)" type="date" {...field("first_tried")} />
        <PickOrganisation
          id={idOf("first_tried_at")}
          label="First tried at (optional)"
          kinds={["practice", "federation", "network"]}
          value={typed.first_tried_at}
          error={wrong("first_tried_at")}
          onChange={(words) => change({ first_tried_at: words })}
        />
      </div>
    </>
  );
}

function Ticked({ entry: { typed, change, wrong, idOf } }: { entry: FieldsEntry }) {
  const { data: themes } = useQuery(themesQuery());
  const { data: measures } = useQuery(measuresQuery());
  const groups = [
    {
      name: "themes" as const,
      legend: "Themes",
      choices: themes?.items.map(({ id, title }) => ({ value: String(id), label: title })),
    },
    {
      name: "measures" as const,
      legend: "Measures it should move",
      choices: measures?.items.map(({ code, title }) => ({ value: code, label: title })),
    },
  ];
  return groups.map(
    ({ name, legend, choices }) =>
      choices &&
      choices.length > 0 && (
        <Fieldset key={name}>
          <Fieldset.Legend size="s">{legend}</Fieldset.Legend>
          <Checkboxes id={idOf(name)} small className="innovation-ticks" error={wrong(name)}>
            {choices.map(({ value, label }) => (
              <Checkboxes.Item
                key={value}
                value={value}
                id={`${idOf(name)}-${value}`}
                checked={typed[name].includes(value)}
                onChange={({ currentTarget: { checked } }) =>
                  change({ [name]: checked ? [...typed[name], value] : typed[name].filter((each) => each !== value) })
                }
              >
                {label}
              </Checkboxes.Item>
            ))}
          </Checkboxes>
        </Fieldset>
      ),
  );
}
