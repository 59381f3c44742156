import { useQueryClient } from "@tanstack/react-query";
import { Button, TextInput } from "nhsuk-react-components";
import { useDraft } from "../../lib/draft";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { KeptDraft } from "../../ui/KeptDraft";
import { textField } from "../../ui/textField";
import { useForm } from "../../ui/useForm";
import { addContract } from "./acts";
import { contractOf, noContract, problemsInContract } from "./providerForms";

const idOf = (field: string) => `contract-${field}`;

/** Days are bought of a provider, to be worked within a time. */
export function AddContract({ provider }: { provider: number }) {
  const queryClient = useQueryClient();
  const { draft: typed, setDraft: setTyped, kept, forget } = useDraft(`contract.${provider}`, noContract);
  const { problems, busy, wrong, submit } = useForm({
    typed,
    problemsIn: problemsInContract,
    send: (sent) => addContract(provider, contractOf(sent)),
    onDone: async () => {
      forget();
      await queryClient.invalidateQueries({ queryKey: ["faculty"] });
    },
  });
  const text = textField({ typed, setTyped, wrong, idOf });
  return (
    <form className="card form-card" onSubmit={submit} noValidate aria-labelledby="add-contract-heading">
      <h2 id="add-contract-heading">Add a contract</h2>
      <ErrorSummary title="No contract has been added" problems={problems} idOf={idOf} />
      <KeptDraft kept={kept} onForget={forget} />
      <TextInput label="Title" hint="Such as Year one." maxLength={200} {...text("title")} />
      <TextInput label="First day" type="date" {...text("first")} />
      <TextInput label="Last day" type="date" {...text("last")} />
      <TextInput label="Days bought" inputMode="decimal" {...text("days")} />
      <Button small type="submit" disabled={busy}>
        Add the contract
      </Button>
    </form>
  );
}
