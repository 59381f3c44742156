import { useQuery } from "@tanstack/react-query";
import { Checkboxes, Select, Textarea, TextInput } from "nhsuk-react-components";
import { useMay } from "../../../api/useMay";
import { STATUS_WORDS } from "../../../ui/StatusTag";
import type { useEntry } from "../../../ui/useEntry";
import { hasEnded, ORIGINS, type EditTyped } from "./typed";
import type { Initiative } from "../queries";
import { advisersQuery, programmesQuery, themesQuery } from "./queries";

type EditFieldsProps = { entry: ReturnType<typeof useEntry<EditTyped>> };

/** What it is called, and the aim in its four parts. */
export function AimFields({ entry: { field } }: EditFieldsProps) {
  return (
    <>
      <TextInput label="Title" maxLength={200} {...field("title")} />
      <fieldset className="form-fieldset">
        <legend>Aim</legend>
        <div className="form-fields">
          <TextInput label="What" hint="“Cut missed calls”" maxLength={300} {...field("what")} />
          <TextInput label="How much" hint="“From 10.7% to 6% or below”" maxLength={300} {...field("how_much")} />
          <TextInput label="For whom" hint="“Patients of nine practices”" maxLength={300} {...field("for_whom")} />
          <TextInput label="By when" hint="A day, not “soon”." type="date" {...field("by")} />
        </div>
      </fieldset>
    </>
  );
}

/** How far it is, from when to when; of one that was stopped, why. */
export function StandingFields({ entry: { field, typed } }: EditFieldsProps) {
  const stopped = typed.status === "stopped";
  return (
    <fieldset className="form-fieldset">
      <legend>How far it is</legend>
      <div className="form-fields">
        <Select label="Status" {...field("status")}>
          {Object.entries(STATUS_WORDS).map(([value, label]) => (
            <Select.Option key={value} value={value}>
              {label}
            </Select.Option>
          ))}
        </Select>
        <TextInput label="Started" type="date" {...field("started")} />
        <TextInput label="Expected end (optional)" type="date" {...field("expected_end")} />
        {hasEnded(typed) && (
          <>
            <TextInput label="Ended on" hint="Empty: today." type="date" {...field("ended")} />
            <div className="form-fields__whole">
              <Textarea
                label={stopped ? "Why it was stopped" : "Why it ended (optional)"}
                hint={stopped ? "In a sentence: others can learn from it." : undefined}
                rows={2}
                {...field("ended_because")}
              />
            </div>
          </>
        )}
      </div>
    </fieldset>
  );
}

/** What it belongs to, who advises it, and who may read it. */
export function BelongingFields({
  entry: { field, typed, change, idOf },
  initiative,
}: EditFieldsProps & { initiative: Initiative }) {
  const may = useMay("read_programmes");
  const { data: themes } = useQuery(themesQuery());
  const { data: advisers } = useQuery(advisersQuery(may));
  const { data: programmes } = useQuery(programmesQuery(may));
  const { adviser } = initiative;
  const gone = adviser && !advisers?.items.some(({ id }) => id === adviser.id);
  return (
    <fieldset className="form-fieldset">
      <legend>Where it belongs</legend>
      <div className="form-fields">
        <Select label="Theme" {...field("theme")}>
          <Select.Option value="">Not chosen</Select.Option>
          {themes?.items.map(({ id, title }) => (
            <Select.Option key={id} value={String(id)}>
              {title}
            </Select.Option>
          ))}
        </Select>
        <Select label="Where it came from" {...field("origin")}>
          {Object.entries(ORIGINS).map(([value, label]) => (
            <Select.Option key={value} value={value}>
              {label}
            </Select.Option>
          ))}
        </Select>
        {may && (
          <>
            <Select label="Programme" {...field("programme")}>
              <Select.Option value="">None</Select.Option>
              {programmes?.items.map(({ code, name }) => (
                <Select.Option key={code} value={code}>
                  {name}
                </Select.Option>
              ))}
            </Select>
            <Select label="Adviser" {...field("adviser")}>
              <Select.Option value="">None</Select.Option>
              {gone && <Select.Option value={String(adviser.id)}>{adviser.name}</Select.Option>}
              {advisers?.items.map(({ id, name }) => (
                <Select.Option key={id} value={String(id)}>
                  {name}
                </Select.Option>
              ))}
            </Select>
          </>
        )}
      </div>
      <Checkboxes id={idOf("shared")} name="shared" className="edit-shared">
        <Checkboxes.Item
          value="yes"
          checked={typed.shared === "yes"}
          hint="Figures of single practices stay with those who may see them."
          onChange={(event) => change({ shared: event.currentTarget.checked ? "yes" : "" })}
        >
          Everybody here may read it
        </Checkboxes.Item>
      </Checkboxes>
    </fieldset>
  );
}
