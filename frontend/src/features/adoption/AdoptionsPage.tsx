import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { innovationPath, organisationPath } from "../../lib/places";
import { Crumbs } from "../../ui/Crumbs";
import { CsvButton } from "../../ui/CsvButton";
import { Empty } from "../../ui/Empty";
import { Loading } from "../../ui/Loading";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { Said } from "../../ui/Said";
import { Select } from "../../ui/Select";
import { InnovationList } from "./InnovationList";
import { ledeOf } from "./lede";
import { MatrixTable } from "./MatrixTable";
import { matrixQuery, type Matrix } from "./queries";
import { RecordSteps } from "./RecordSteps";
import { StageKey } from "./StageKey";
import { practiceCount } from "./ticked";
import "./adoption.css";

const route = getRouteApi("/signed-in/federations/$code/adoptions");
const TITLE = "Who has adopted what";

/** A federation's practices by the innovations of the library, and steps recorded for many of them at once. */
export function AdoptionsPage() {
  const { code } = route.useParams();
  const { data, error, refetch } = useQuery(matrixQuery(code));
  if (data) return <Adoptions matrix={data} />;
  if (error) {
    return (
      <PageFailing
        heading={TITLE}
        what="The practices and what they have adopted could not be fetched."
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <>
      <h1 className="visually-hidden">Loading</h1>
      <Loading what="Fetching every practice and innovation." rows={10} cells={8} />
    </>
  );
}

function Adoptions({ matrix }: { matrix: Matrix }) {
  const { innovation } = route.useSearch();
  const navigate = route.useNavigate();
  const [said, setSaid] = useState("");
  const { federation, innovations, rows, practices, hidden, may_record } = matrix;
  const chosen = innovations.find(({ code }) => code === innovation);
  const choose = (next: string | undefined) => {
    setSaid("");
    void navigate({ search: { innovation: next }, replace: true, resetScroll: false });
  };
  return (
    <>
      <PageTitle title={`${TITLE}, ${federation.name}`} />
      <Crumbs
        places={[
          { label: "Federations", to: "/federations" },
          { label: federation.name, to: organisationPath(federation) },
        ]}
      />
      <div className="page-head">
        <div>
          <h1>{TITLE}</h1>
          <p className="page-head__facts">
            {federation.name} · {practiceCount(practices)} · {innovations.length} innovations
          </p>
        </div>
        <div className="actions">
          <CsvButton
            address={`/api/v1/federations/${federation.code}/adoptions.csv`}
            name={`${federation.code}-adoptions.csv`}
          />
        </div>
      </div>
      <p className="lede">{ledeOf(matrix, chosen)}</p>
      {hidden > 0 && (
        <p className="lede-more">
          {practiceCount(hidden)} that you may not see one by one {hidden === 1 ? "is" : "are"} counted and not listed.
        </p>
      )}
      <section className="section" aria-labelledby="matrix-heading">
        <div className="section-head">
          <h2 id="matrix-heading">{chosen ? chosen.title : "Practices by innovation"}</h2>
          {chosen && (
            <p>
              <Link to={innovationPath(chosen.code)}>What it is and where it worked</Link>
            </p>
          )}
          <div className="actions">
            <Select
              label="Innovation"
              value={chosen?.code ?? ""}
              options={[
                { value: "", label: "All of them" },
                ...innovations.map(({ code, title }) => ({ value: code, label: title })),
              ]}
              onChange={(value) => choose(value || undefined)}
            />
          </div>
        </div>
        <Said words={said} />
        {rows.length === 0 || innovations.length === 0 ? (
          <Empty title={rows.length === 0 ? "There is no practice here to list." : "The library is empty."}>
            {rows.length === 0
              ? "Practices are listed to those who may see them one by one."
              : "An innovation begins as the write-up of an initiative."}
          </Empty>
        ) : (
          <>
            <StageKey />
            {chosen && may_record ? (
              <RecordSteps key={chosen.code} matrix={matrix} chosen={chosen} onChoose={choose} onDone={setSaid} />
            ) : (
              <>
                {!chosen && <InnovationList matrix={matrix} onChoose={choose} />}
                <div className={chosen ? undefined : "only-wide"}>
                  {!chosen && may_record && (
                    <p className="note choose-hint">Choose an innovation to record how far practices have come.</p>
                  )}
                  <MatrixTable matrix={matrix} chosen={chosen} onChoose={choose} />
                </div>
              </>
            )}
          </>
        )}
      </section>
    </>
  );
}
