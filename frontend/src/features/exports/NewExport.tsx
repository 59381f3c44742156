import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button, Checkboxes, Fieldset, TextInput } from "nhsuk-react-components";
import { useState } from "react";
import { exportPath } from "../../lib/places";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { fieldsOf } from "../../ui/fieldsOf";
import { PickOrganisation } from "../../ui/PickOrganisation";
import { useForm } from "../../ui/useForm";
import { exportOf, problemsIn, usual, type ExportTyped } from "./exportTyped";
import { FORMATS, GROUPS, KINDS } from "./kinds";
import { makeExport } from "./queries";
import "../../ui/form.css";

const NAME = "export";
const ANY = ["practice", "federation", "network", "scheme", "commissioner", "region", "nation"] as const;
const idOf = (field: string) => `${NAME}-${field}`;

/** What to take out, as which files; an export goes on being made on the server whatever page is looked at. */
export function NewExport() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [typed, setTyped] = useState<ExportTyped>(usual);
  const change = (next: Partial<ExportTyped>) => setTyped({ ...typed, ...next });
  const { problems, busy, wrong, submit } = useForm({
    typed,
    problemsIn,
    send: (sent) => makeExport(exportOf(sent)),
    onDone: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ["exports"] });
      await navigate({ to: exportPath(id) });
    },
  });
  const field = fieldsOf(NAME, typed, change, wrong);
  const tick = <Value extends string>(all: readonly Value[], value: Value, checked: boolean): Value[] =>
    checked ? [...all, value] : all.filter((each) => each !== value);
  return (
    <form className="card form-card" onSubmit={submit} noValidate aria-labelledby="make-heading">
      <h2 id="make-heading">Make an export</h2>
      <ErrorSummary title="No export has been ordered" problems={problems} idOf={idOf} />
      <Fieldset>
        <Fieldset.Legend size="s">What</Fieldset.Legend>
        <p className="actions">
          <button type="button" className="link-button" onClick={() => change({ kinds: KINDS })}>
            Tick everything
          </button>
          <button type="button" className="link-button" onClick={() => change({ kinds: usual.kinds })}>
            Tick what is usual
          </button>
        </p>
        <div className="export-kinds" id={idOf("kinds")} tabIndex={-1}>
          {wrong("kinds") && <p className="nhsuk-error-message">{wrong("kinds")}</p>}
          {GROUPS.map(({ title, kinds }) => (
            <div key={title} role="group" aria-label={title}>
              <h3>{title}</h3>
              <Checkboxes small>
                {kinds.map(({ kind, label }) => (
                  <Checkboxes.Item
                    key={kind}
                    value={kind}
                    id={idOf(`kind-${kind}`)}
                    checked={typed.kinds.includes(kind)}
                    onChange={({ currentTarget: { checked } }) => change({ kinds: tick(typed.kinds, kind, checked) })}
                  >
                    {label}
                  </Checkboxes.Item>
                ))}
              </Checkboxes>
            </div>
          ))}
        </div>
      </Fieldset>
      <Fieldset>
        <Fieldset.Legend size="s">As which files</Fieldset.Legend>
        <Checkboxes id={idOf("formats")} small error={wrong("formats")}>
          {FORMATS.map(({ format, label, hint }) => (
            <Checkboxes.Item
              key={format}
              value={format}
              id={idOf(`format-${format}`)}
              hint={hint}
              checked={typed.formats.includes(format)}
              onChange={({ currentTarget: { checked } }) => change({ formats: tick(typed.formats, format, checked) })}
            >
              {label}
            </Checkboxes.Item>
          ))}
        </Checkboxes>
      </Fieldset>
      <Fieldset>
        <Fieldset.Legend size="s">Narrowed to (optional)</Fieldset.Legend>
        <div className="form-fields form-fields--many">
          <PickOrganisation
            id={idOf("organisation")}
            label="One organisation"
            hint="Part of its name, or its code. Its own rows alone: of a federation, not of its practices."
            kinds={ANY}
            value={typed.organisation}
            error={wrong("organisation")}
            onChange={(organisation) => change({ organisation })}
          />
          <TextInput label="First month" hint="Such as 2018-04." type="month" {...field("from")} />
          <TextInput label="Last month" hint="Such as 2018-10." type="month" {...field("to")} />
        </div>
      </Fieldset>
      <Button small type="submit" disabled={busy}>
        Make the export
      </Button>
    </form>
  );
}
