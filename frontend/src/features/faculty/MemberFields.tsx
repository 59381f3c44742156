import { useQuery } from "@tanstack/react-query";
import { Select, Textarea, TextInput } from "nhsuk-react-components";
import { textField } from "../../ui/textField";
import type { MemberTyped } from "./memberForm";
import { regionsQuery } from "./queries";

type MemberFieldsProps = { text: ReturnType<typeof textField<MemberTyped>> };

/** What can be changed of a member: of a new one it is asked for too. */
export function MemberFields({ text }: MemberFieldsProps) {
  const { data: regions } = useQuery(regionsQuery());
  return (
    <>
      <TextInput
        label="Background"
        hint="What they were before: GP partner, NHS manager."
        maxLength={200}
        {...text("background")}
      />
      <div className="form-card__row">
        <Select label="Region" {...text("region")}>
          <Select.Option value="">None</Select.Option>
          {regions?.items.map(({ code, name }) => (
            <Select.Option key={code} value={code}>
              {name}
            </Select.Option>
          ))}
        </Select>
        <TextInput label="Days a month" inputMode="decimal" {...text("days_per_month")} />
      </div>
      <Textarea label="Skills" hint="Separated by commas: Lean, coaching." rows={2} {...text("skills")} />
    </>
  );
}
