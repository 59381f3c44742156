import { Checkboxes, Fieldset, TextInput } from "nhsuk-react-components";
import type { ReactNode } from "react";
import type { useEntry } from "../../ui/useEntry";
import type { FactsTyped } from "./clientTyped";
import { CommissionersField } from "./CommissionersField";
import { SCOPES } from "./words";

type FactsEntry = Pick<ReturnType<typeof useEntry<FactsTyped>>, "field" | "typed" | "change" | "wrong" | "idOf">;

/** What is said of a client, for a new one and for one that is changed. */
export function FactsFields({ entry, children }: { entry: FactsEntry; children?: ReactNode }) {
  const { field, typed, change, wrong, idOf } = entry;
  return (
    <>
      <TextInput
        label="Name"
        hint="What people call the system: “Tideway CCG data warehouse”."
        autoComplete="off"
        maxLength={200}
        {...field("name")}
      />
      {children}
      <CommissionersField
        id={idOf("another")}
        chosen={typed.commissioners}
        another={typed.another}
        error={wrong("another")}
        onChange={change}
      />
      <Fieldset>
        <Fieldset.Legend size="s">What it may pull</Fieldset.Legend>
        <p className="note">Organisations, and who belongs to whom, come with each.</p>
        <Checkboxes id={idOf("scopes")} small error={wrong("scopes")}>
          {SCOPES.map(({ scope, label, hint }) => (
            <Checkboxes.Item
              key={scope}
              value={scope}
              id={`${idOf("scopes")}-${scope}`}
              hint={hint}
              checked={typed.scopes.includes(scope)}
              onChange={({ currentTarget: { checked } }) =>
                change({
                  scopes: checked ? [...typed.scopes, scope] : typed.scopes.filter((each) => each !== scope),
                })
              }
            >
              {label}
            </Checkboxes.Item>
          ))}
        </Checkboxes>
      </Fieldset>
      <TextInput
        label="Ends on (optional)"
        hint="The first day on which it may not sign in any more."
        type="date"
        {...field("expires_on")}
      />
    </>
  );
}
