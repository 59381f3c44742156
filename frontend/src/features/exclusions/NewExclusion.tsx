import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Radios, Select, TextInput } from "nhsuk-react-components";
import { useState } from "react";
import type { Exclusion } from "../../api/figureTypes";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { useForm } from "../../ui/useForm";
import { exclude, measuresQuery } from "./queries";
import { empty, exclusionOf, problemsIn, type Typed } from "./typed";

const whose: { value: Typed["whose"]; label: string }[] = [
  { value: "supplier", label: "Those of one supplier" },
  { value: "organisations", label: "Those of some practices" },
  { value: "all", label: "Everyone’s" },
];

/** Sets figures aside: which, of whom, and why. */
export function NewExclusion({ onMade }: { onMade: (made: Exclusion) => void }) {
  const queryClient = useQueryClient();
  const { data: measures } = useQuery(measuresQuery());
  const [typed, setTyped] = useState<Typed>(empty);
  const { problems, busy, wrong, submit } = useForm({
    typed,
    problemsIn,
    send: (sent) => exclude(exclusionOf(sent)),
    onDone: async (made) => {
      setTyped(empty);
      await queryClient.invalidateQueries();
      onMade(made);
    },
  });
  const change = (next: Partial<Typed>) => setTyped({ ...typed, ...next });
  return (
    <form className="card exclusion-form" onSubmit={submit} noValidate aria-labelledby="new-heading">
      <h2 id="new-heading">Set figures aside</h2>
      <ErrorSummary title="Nothing has been set aside" problems={problems} idOf={(field) => `exclusion-${field}`} />
      <Select
        id="exclusion-measure"
        label="Measure"
        value={typed.measure}
        error={wrong("measure")}
        onChange={(event) => change({ measure: event.currentTarget.value })}
      >
        <Select.Option value="">Choose one</Select.Option>
        {measures?.items.map(({ code, title }) => (
          <Select.Option key={code} value={code}>
            {title}
          </Select.Option>
        ))}
      </Select>
      <TextInput
        id="exclusion-from"
        label="First month"
        type="month"
        placeholder="2024-08"
        value={typed.from}
        error={wrong("from")}
        onChange={(event) => change({ from: event.currentTarget.value, to: typed.to || event.currentTarget.value })}
      />
      <TextInput
        id="exclusion-to"
        label="Last month"
        type="month"
        placeholder="2024-08"
        value={typed.to}
        error={wrong("to")}
        onChange={(event) => change({ to: event.currentTarget.value })}
      />
      <Radios legend="Whose figures" legendProps={{ size: "s" }} small name="whose">
        {whose.map(({ value, label }) => (
          <Radios.Item
            key={value}
            value={value}
            checked={typed.whose === value}
            onChange={() => change({ whose: value })}
          >
            {label}
          </Radios.Item>
        ))}
      </Radios>
      {/* The library ties a conditional field to its radio with aria-expanded, which a radio may not have. */}
      {typed.whose === "supplier" && (
        <TextInput
          id="exclusion-supplier"
          label="Supplier, as the files spell it"
          value={typed.supplier}
          error={wrong("supplier")}
          onChange={(event) => change({ supplier: event.currentTarget.value })}
        />
      )}
      {typed.whose === "organisations" && (
        <TextInput
          id="exclusion-organisations"
          label="Codes of the practices"
          hint="With spaces or commas between."
          value={typed.organisations}
          error={wrong("organisations")}
          onChange={(event) => change({ organisations: event.currentTarget.value })}
        />
      )}
      <label className="exclusion-zeros">
        <input
          type="checkbox"
          checked={typed.only_zeros}
          onChange={(event) => change({ only_zeros: event.currentTarget.checked })}
        />
        Only figures of nought: what a silent system leaves behind
      </label>
      <TextInput
        id="exclusion-reason"
        label="Reason"
        hint="Shown beside every chart it touches."
        value={typed.reason}
        error={wrong("reason")}
        onChange={(event) => change({ reason: event.currentTarget.value })}
      />
      <Button small type="submit" disabled={busy}>
        Set aside
      </Button>
    </form>
  );
}
