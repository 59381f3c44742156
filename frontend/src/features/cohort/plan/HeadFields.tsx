import { useQuery } from "@tanstack/react-query";
import { Select, TextInput } from "nhsuk-react-components";
import type { TextField } from "../../../ui/textField";
import { sitesQuery } from "../queries";
import type { HeadTyped } from "./plan";

type HeadFieldsProps = { programme: string; field: (name: keyof HeadTyped) => TextField };

/** What is said of a cohort itself: its name, its site, its year, its places. */
export function HeadFields({ programme, field }: HeadFieldsProps) {
  const { data: sites } = useQuery(sitesQuery(programme));
  return (
    <>
      <TextInput label="Name" hint="Place and year, such as Harrowdene 2018." {...field("name")} />
      <div className="plan-form__row">
        <Select label="Site" {...field("site")}>
          <Select.Option value="">None yet</Select.Option>
          {sites?.items.map(({ id, name }) => (
            <Select.Option key={id} value={String(id)}>
              {name}
            </Select.Option>
          ))}
        </Select>
        <TextInput label="Intake, a year" inputMode="numeric" width={4} {...field("intake")} />
        <TextInput label="Places" inputMode="numeric" width={4} {...field("places")} />
        <TextInput label="Days of faculty a month" inputMode="decimal" width={4} {...field("days")} />
      </div>
    </>
  );
}
