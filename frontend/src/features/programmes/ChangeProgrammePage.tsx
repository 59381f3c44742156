import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button } from "nhsuk-react-components";
import { useMemo } from "react";
import type { Programme } from "../../api/programmeTypes";
import { useDraft } from "../../lib/draft";
import { programmePath } from "../../lib/places";
import { Crumbs } from "../../ui/Crumbs";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { KeptDraft } from "../../ui/KeptDraft";
import { MayRun } from "../../ui/MayRun";
import { PageTitle } from "../../ui/PageTitle";
import { useForm } from "../../ui/useForm";
import { changeProgramme } from "./acts";
import { OfProgramme } from "./OfProgramme";
import { changesOf, fieldOf, idOfProgramme, problemsIn, typedOf } from "./planned";
import { ProgrammeFields } from "./ProgrammeFields";
import { Themes } from "./Themes";
import "./programmes.css";

const route = getRouteApi("/signed-in/programmes/$code/change");

/** All that is said of a programme, to be changed. */
export function ChangeProgrammePage() {
  const { code } = route.useParams();
  return (
    <OfProgramme code={code} heading="Change a programme">
      {(programme) => <Change key={programme.revision} programme={programme} />}
    </OfProgramme>
  );
}

/** The draft keeps the revision it began with: what somebody else changed meanwhile is not written over. */
function Change({ programme }: { programme: Programme }) {
  const navigate = route.useNavigate();
  const queryClient = useQueryClient();
  const start = useMemo(() => ({ ...typedOf(programme), seen: programme.revision }), [programme]);
  const { draft, setDraft, kept, forget } = useDraft(`programme.${programme.code}`, start);
  const { problems, busy, wrong, submit } = useForm({
    typed: draft,
    problemsIn,
    fieldOf,
    send: (typed) => changeProgramme(programme.code, typed.seen, changesOf(typed)),
    onDone: async () => {
      forget();
      await queryClient.invalidateQueries();
      await navigate({ to: programmePath(programme.code) });
    },
  });
  const outdated = draft.seen !== programme.revision;
  return (
    <>
      <PageTitle title={`Change ${programme.name}`} />
      <Crumbs
        places={[
          { label: "Programmes", to: "/programmes" },
          { label: programme.name, to: programmePath(programme.code) },
        ]}
      />
      <h1>Change this programme</h1>
      <p className="page-head__facts">{programme.name}</p>
      <MayRun>
        <form className="section form-page" onSubmit={submit} noValidate>
          <ErrorSummary title="The programme is as it was" problems={problems} idOf={idOfProgramme} />
          {outdated && (
            <p className="box">
              Somebody else has changed this programme since you typed this. Begin anew to see what it says now.
            </p>
          )}
          <KeptDraft kept={kept || outdated} onForget={forget} />
          <ProgrammeFields
            typed={draft}
            onTyped={(typed) => setDraft({ ...draft, ...typed })}
            wrong={wrong}
            isNew={false}
          />
          <p className="actions">
            <Button small type="submit" disabled={busy}>
              Save the changes
            </Button>
            <Link to={programmePath(programme.code)}>Leave</Link>
            <span className="note">What you type is kept on this computer.</span>
          </p>
        </form>
        <Themes />
      </MayRun>
    </>
  );
}
