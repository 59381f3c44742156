import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Import } from "../../api/figureTypes";
import { count, number } from "../../lib/amounts";
import { whenWords } from "../../lib/moment";
import { Confirm } from "../../ui/Confirm";
import { Failing } from "../../ui/Failing";
import { withdraw } from "./queries";

/** What was loaded, that it shows already, and how to take it back. */
export function Loaded({ sent }: { sent: Import }) {
  const queryClient = useQueryClient();
  const undo = useMutation({ mutationFn: () => withdraw(sent.id), onSuccess: () => queryClient.invalidateQueries() });
  const { taken, rejected } = sent.counts;
  return (
    <Box tone="done">
      <p>
        <strong>{count(taken, "row")} loaded.</strong> The grid and every chart already show{" "}
        {taken === 1 ? "it" : "them"}.
        {rejected > 0 && ` ${count(rejected, "row")} ${rejected === 1 ? "waits" : "wait"} to be fixed.`}{" "}
        {sent.may_withdraw && (
          <Confirm
            quiet
            act="Undo this load"
            question="Undo it? Everything will stand as if this file had never come."
            yes="Undo the load"
            no="Keep it"
            busy={undo.isPending}
            onConfirm={() => undo.mutate()}
          />
        )}
      </p>
      {undo.isPending && <p role="status">Undoing…</p>}
      {undo.error && (
        <Failing
          what="The load was not undone."
          kept="Everything stands as it did."
          error={undo.error}
          onRetry={undo.mutate}
        />
      )}
    </Box>
  );
}

export function Withdrawn({ sent: { counts, withdrawn_by, withdrawn_at } }: { sent: Import }) {
  return (
    <Box>
      <p>
        <strong>
          This load was undone{withdrawn_by && ` by ${withdrawn_by}`}
          {withdrawn_at && `, ${whenWords(withdrawn_at)}`}.
        </strong>{" "}
        Everything stands as if the file had never come: {number(counts.taken)} rows were taken back. Send the file
        again to load it again.
      </p>
    </Box>
  );
}

export function NothingNew({ sent: { counts } }: { sent: Import }) {
  return (
    <Box>
      <p>
        <strong>Nothing new.</strong> Every one of its {count(counts.read, "row")} stands already. Nothing was changed.
      </p>
    </Box>
  );
}

function Box({ tone, children }: { tone?: "done"; children: ReactNode }) {
  return (
    <div className={`box outcome ${tone ? `box--${tone}` : ""}`} role="status">
      {children}
    </div>
  );
}
