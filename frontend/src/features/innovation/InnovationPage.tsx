import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { Evidence, InnovationPage as Page } from "../../api/innovationTypes";
import { editInnovationPath } from "../../lib/places";
import { Crumbs } from "../../ui/Crumbs";
import { CsvButton } from "../../ui/CsvButton";
import { Lede } from "../../ui/Lede";
import { Loading } from "../../ui/Loading";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { EvidenceSection } from "./EvidenceSection";
import { HowTo, WhatItIs, WhoToTalkTo } from "./Head";
import { PlacesTable } from "./PlacesTable";
import { evidenceQuery, innovationPageQuery, spreadQuery } from "./queries";
import type { InnovationSearch } from "./search";
import { SpreadSection } from "./SpreadSection";
import { Strength } from "./Strength";
import { TryThis } from "./TryThis";
import "./innovation.css";

const route = getRouteApi("/signed-in/innovations/$code");

/** Does it work, where, how sure can we be, how far has it spread, and whom to ask. */
export function InnovationPage() {
  const { code } = route.useParams();
  const { data: page, error, refetch } = useQuery(innovationPageQuery(code));
  if (page) return <Shown key={code} page={page} />;
  return error ? (
    <PageFailing
      heading="Innovation"
      what="This innovation could not be fetched."
      error={error}
      onRetry={() => void refetch()}
    />
  ) : (
    <>
      <h1 className="visually-hidden">Loading</h1>
      <Loading what="Fetching the innovation." rows={4} cells={2} />
    </>
  );
}

function Shown({ page }: { page: Page }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: Partial<InnovationSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  // The head stands at once; what has to be worked out comes when it is ready.
  const judged = page.measures.length > 0;
  const evidence = useQuery({ ...evidenceQuery(page.code, search.measure), enabled: judged });
  const by = search.by ?? "region";
  const spread = useQuery(spreadQuery(page.code, by, search.within));
  return (
    <>
      <PageTitle title={page.title} />
      <Crumbs places={[{ label: "Innovations", to: "/innovations" }]} />
      <div className="page-head">
        <div>
          <h1>{page.title}</h1>
          <p className="page-head__facts">{page.facts}</p>
        </div>
        <div className="actions">
          {page.may_record && page.retired_because === null && <TryThis innovation={page.code} />}
          {page.may_edit && (
            <Link to={editInnovationPath(page.code)} className="button">
              Change it
            </Link>
          )}
          {judged && <CsvButton address={sitesAddress(page.code, search.measure)} name={`${page.code}-sites.csv`} />}
        </div>
      </div>
      <Answer page={page} evidence={evidence.data} />
      <div className="section innovation-cards">
        <WhatItIs page={page} />
        <Strength evidence={evidence} judged={judged} />
        <WhoToTalkTo contacts={page.contacts} />
      </div>
      <HowTo page={page} />
      {judged && (
        <EvidenceSection
          evidence={evidence}
          measures={page.measures}
          measure={search.measure}
          view={search.view ?? "plot"}
          onMeasure={(measure) => change({ measure })}
          onView={(view) => change({ view: view === "table" ? "table" : undefined })}
        />
      )}
      <SpreadSection spread={spread} within={search.within} onWithin={(within) => change({ within })} />
      <PlacesTable
        code={page.code}
        spread={spread}
        evidence={evidence.data}
        by={by}
        onBy={(chosen) => change({ by: chosen === "scheme" ? "scheme" : undefined, within: undefined })}
      />
    </>
  );
}

/** What its evidence says, once it is known; until then how many use it. Of a retired one first why it is. */
function Answer({ page, evidence }: { page: Page; evidence: Evidence | undefined }) {
  if (!evidence) return <Lede sentence={page.sentence} />;
  if (page.retired_because !== null) return <Lede sentence={page.sentence} more={evidence.sentence} />;
  return <Lede sentence={evidence.sentence} />;
}

const sitesAddress = (code: string, measure: string | undefined): string =>
  `/api/v1/innovations/${code}/evidence.csv${measure ? `?measure=${measure}` : ""}`;
