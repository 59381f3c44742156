import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button } from "nhsuk-react-components";
import { useDraft } from "../../lib/draft";
import { programmePath } from "../../lib/places";
import { Crumbs } from "../../ui/Crumbs";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { KeptDraft } from "../../ui/KeptDraft";
import { MayRun } from "../../ui/MayRun";
import { PageTitle } from "../../ui/PageTitle";
import { useForm } from "../../ui/useForm";
import { addProgramme } from "./acts";
import { emptyProgramme, fieldOf, idOfProgramme, problemsIn, programmeOf } from "./planned";
import { ProgrammeFields } from "./ProgrammeFields";
import "./programmes.css";

/** A programme is set up in one go; what is typed survives a reload. */
export function NewProgrammePage() {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { draft, setDraft, kept, forget } = useDraft("programme", emptyProgramme);
  const { problems, busy, wrong, submit } = useForm({
    typed: draft,
    problemsIn,
    fieldOf,
    send: (typed) => addProgramme(programmeOf(typed)),
    onDone: async ({ code }) => {
      forget();
      await queryClient.invalidateQueries();
      await navigate({ to: programmePath(code) });
    },
  });
  return (
    <>
      <PageTitle title="Set up a programme" />
      <Crumbs places={[{ label: "Programmes", to: "/programmes" }]} />
      <h1>Set up a programme</h1>
      <MayRun>
        <form className="section form-page" onSubmit={submit} noValidate>
          <ErrorSummary title="No programme has been set up yet" problems={problems} idOf={idOfProgramme} />
          <KeptDraft kept={kept} onForget={forget} />
          <ProgrammeFields typed={draft} onTyped={setDraft} wrong={wrong} isNew />
          <p className="actions">
            <Button small type="submit" disabled={busy}>
              Set up this programme
            </Button>
            <Link to="/programmes">Leave</Link>
            <span className="note">What you type is kept on this computer.</span>
          </p>
        </form>
      </MayRun>
    </>
  );
}
