import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button, TextInput } from "nhsuk-react-components";
import { useMemo } from "react";
import type { Programme } from "../../api/programmeTypes";
import { useDraft } from "../../lib/draft";
import { longDate } from "../../lib/period";
import { programmePath } from "../../lib/places";
import { Crumbs } from "../../ui/Crumbs";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { fieldsOf } from "../../ui/fieldsOf";
import { KeptDraft } from "../../ui/KeptDraft";
import { MayRun } from "../../ui/MayRun";
import { PageTitle } from "../../ui/PageTitle";
import { useForm } from "../../ui/useForm";
import { renewProgramme } from "./acts";
import { carriedWords } from "./carried";
import { OfProgramme } from "./OfProgramme";
import { fieldOf, idOfProgramme, renewalOf, renewalProblems, renewalSent } from "./planned";
import "./programmes.css";

const route = getRouteApi("/signed-in/programmes/$code/renew");

/** A further year of a programme, which keeps the history of the ones before. */
export function RenewPage() {
  const { code } = route.useParams();
  return (
    <OfProgramme code={code} heading="Renew a programme">
      {(programme) => <Renew key={programme.revision} before={programme} />}
    </OfProgramme>
  );
}

function Renew({ before }: { before: Programme }) {
  const navigate = route.useNavigate();
  const queryClient = useQueryClient();
  const start = useMemo(() => renewalOf(before), [before]);
  const { draft, setDraft, kept, forget } = useDraft(`programme.${before.code}.renewal`, start);
  const { problems, busy, wrong, submit } = useForm({
    typed: draft,
    problemsIn: (typed) => renewalProblems(typed, before),
    fieldOf,
    send: (typed) => renewProgramme(before.code, renewalSent(typed)),
    onDone: async ({ code }) => {
      forget();
      await queryClient.invalidateQueries();
      await navigate({ to: programmePath(code), search: { renewed: true } });
    },
  });
  const at = fieldsOf("programme", draft, (next) => setDraft({ ...draft, ...next }), wrong);
  return (
    <>
      <PageTitle title={`Renew ${before.name}`} />
      <Crumbs
        places={[
          { label: "Programmes", to: "/programmes" },
          { label: before.name, to: programmePath(before.code) },
        ]}
      />
      <h1>Renew into a further year</h1>
      <p className="page-head__facts">
        {before.name}, {longDate(before.first)} to {longDate(before.last)}
      </p>
      <MayRun>
        <form className="section form-page" onSubmit={submit} noValidate>
          <ErrorSummary title="It has not been renewed yet" problems={problems} idOf={idOfProgramme} />
          <KeptDraft kept={kept} onForget={forget} />
          <div className="card form-card">
            <h2>The further year</h2>
            <div className="form-fields">
              <TextInput label="Name" {...at("name")} />
              <TextInput label="Code" hint="Its address for good." autoComplete="off" {...at("code")} />
            </div>
            <div className="form-fields">
              <TextInput label="First day" type="date" placeholder="2018-04-01" {...at("first")} />
              <TextInput label="Last day" type="date" placeholder="2019-03-31" {...at("last")} />
              <TextInput label="Funding, in pounds (may be empty)" inputMode="numeric" {...at("funding")} />
            </div>
          </div>
          <div className="card form-card">
            <h2>What goes with it</h2>
            <p>{carriedWords(before)} go with it.</p>
            <p className="note">
              Targets, sites, the reference group and those who join are set anew. Everything of the year before stays
              where it is, and the two link to each other.
            </p>
          </div>
          <p className="actions">
            <Button small type="submit" disabled={busy}>
              Renew the programme
            </Button>
            <Link to={programmePath(before.code)}>Leave</Link>
          </p>
        </form>
      </MayRun>
    </>
  );
}
