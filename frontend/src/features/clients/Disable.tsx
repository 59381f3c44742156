import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Client } from "../../api/exchangeTypes";
import { Confirm } from "../../ui/Confirm";
import { Failing } from "../../ui/Failing";
import { Said } from "../../ui/Said";
import { changeClient } from "./queries";

/** Shuts a system out at once, or lets it in again with the keys that it has. */
export function Disable({ client: { code, name, revision, disabled } }: { client: Client }) {
  const queryClient = useQueryClient();
  const [said, setSaid] = useState("");
  const act = useMutation({
    mutationFn: (next: boolean) => changeClient(code, revision, { disabled: next }),
    onSuccess: async (_, next) => {
      await queryClient.invalidateQueries();
      setSaid(next ? `${name} is disabled: it can pull nothing.` : `${name} may sign in again.`);
    },
    onError: () => queryClient.invalidateQueries(),
  });
  return (
    <section className="section" aria-labelledby="disable-heading">
      <div className="section-head">
        <h2 id="disable-heading">{disabled ? "Disabled" : "Disable it"}</h2>
      </div>
      <Said words={said} />
      <div className="card form-card">
        <p>
          {disabled
            ? "Nothing of it was deleted. Enabled again, it signs in with the keys that are still live."
            : "For a system that is no longer run, or that you do not trust any more. Nothing is deleted, and it can be enabled again."}
        </p>
        {act.error && (
          <Failing
            what={disabled ? "It is still disabled." : "It has not been disabled."}
            error={act.error}
            kept="It is shown as it stands now."
          />
        )}
        {disabled ? (
          <button type="button" className="button" disabled={act.isPending} onClick={() => act.mutate(false)}>
            Enable it again
          </button>
        ) : (
          <Confirm
            act="Disable this client"
            question={`Every token of ${name} stops within a second, and none of its keys opens anything.`}
            yes="Disable it"
            no="Leave it"
            busy={act.isPending}
            onConfirm={() => act.mutate(true)}
          />
        )}
      </div>
    </section>
  );
}
