import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Textarea } from "nhsuk-react-components";
import { useState } from "react";
import type { Innovation } from "../../api/innovationTypes";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Failing } from "../../ui/Failing";
import { Said } from "../../ui/Said";
import { textField } from "../../ui/textField";
import { useForm } from "../../ui/useForm";
import { changeInnovation } from "./queries";
import "../../ui/form.css";

const idOf = (field: string) => `retire-${field}`;

/** Taken off the library with a reason, or listed again. What practices did with it stays. */
export function RetireForm({ innovation }: { innovation: Innovation }) {
  const { code, revision, title, retired_because } = innovation;
  const queryClient = useQueryClient();
  const [said, setSaid] = useState("");
  const [typed, setTyped] = useState({ retired_because: "" });
  const done = async (words: string) => {
    await queryClient.invalidateQueries();
    setTyped({ retired_because: "" });
    setSaid(words);
  };
  const { problems, busy, wrong, submit } = useForm({
    typed,
    problemsIn: ({ retired_because: why }) =>
      why.trim() ? [] : [{ field: "retired_because", message: "Say why it is retired: others will ask." }],
    send: (sent) => changeInnovation(code, revision, { retired_because: sent.retired_because.trim() }),
    onDone: () => done(`${title} is retired.`),
  });
  const again = useMutation({
    mutationFn: () => changeInnovation(code, revision, { retired_because: null }),
    onSuccess: () => done(`${title} is in the library again.`),
  });
  return (
    <section aria-labelledby="retire-heading" className="section">
      <h2 id="retire-heading">{retired_because === null ? "Retire it" : "Retired"}</h2>
      <Said words={said} />
      {retired_because === null ? (
        <form className="card section form-card" onSubmit={submit} noValidate aria-label="Retire it">
          <ErrorSummary title="It is still in the library" problems={problems} idOf={idOf} />
          <Textarea
            label="Why is it retired?"
            hint="It leaves the library; its page, its evidence and who adopted it stay."
            rows={2}
            {...textField({ typed, setTyped, wrong, idOf })("retired_because")}
          />
          <Button small secondary type="submit" disabled={busy}>
            Retire it
          </Button>
        </form>
      ) : (
        <div className="card section form-card">
          <p>{retired_because}</p>
          {again.error && <Failing what="It is still retired." error={again.error} />}
          <button type="button" className="button" disabled={again.isPending} onClick={() => again.mutate()}>
            List it again
          </button>
        </div>
      )}
    </section>
  );
}
