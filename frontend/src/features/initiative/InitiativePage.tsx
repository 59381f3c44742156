import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { longDate } from "../../lib/period";
import { initiativeFiguresPath, initiativePartPath, organisationPath } from "../../lib/places";
import { Crumbs } from "../../ui/Crumbs";
import { Lede } from "../../ui/Lede";
import { Loading } from "../../ui/Loading";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { StatusTag } from "../../ui/StatusTag";
import { CyclesSection } from "./cycles/CyclesSection";
import { DriversSection } from "./drivers/DriversSection";
import { MeasuresSection } from "./measures/MeasuresSection";
import { ScoresSection } from "./scores/ScoresSection";
import { StakeholdersSection } from "./businessCase/StakeholdersSection";
import { PeopleSection } from "./people/PeopleSection";
import { JournalSection } from "./journal/JournalSection";
import { initiativePageQuery } from "./queries";
import type { Page } from "./types";
import "./initiative.css";

const route = getRouteApi("/signed-in/initiatives/$code");

/** What we are trying to do, and whether it has worked. */
export function InitiativePage() {
  const { code } = route.useParams();
  const { data, error, refetch } = useQuery(initiativePageQuery(code));
  if (data) return <Initiative page={data} />;
  if (error) {
    return (
      <PageFailing
        heading="Initiative"
        what="This initiative could not be fetched."
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <>
      <h1 className="visually-hidden">Loading</h1>
      <Loading what="Fetching the aim, the drivers, the cycles and the figures." rows={8} />
    </>
  );
}

function Initiative({ page }: { page: Page }) {
  return (
    <>
      <Head page={page} />
      <Aim aim={page.aim} />
      {page.overdue.length > 0 && <Overdue page={page} />}
      <DriversSection code={page.code} />
      <CyclesSection code={page.code} cycles={page.cycles} mayEdit={page.may_edit} />
      <MeasuresSection page={page} />
      <div className="initiative-pair">
        <ScoresSection page={page} />
        <StakeholdersSection page={page} />
      </div>
      <div className="initiative-pair">
        <PeopleSection page={page} />
        <JournalSection page={page} />
      </div>
    </>
  );
}

function Head({ page }: { page: Page }) {
  const open = page.cycles.find(({ act }) => act === null);
  const over = page.status === "completed" || page.status === "stopped";
  return (
    <>
      <PageTitle title={page.title} />
      <Crumbs
        places={[
          ...(page.owner ? [{ label: page.owner.name, to: organisationPath(page.owner) }] : []),
          { label: "Initiatives", to: "/initiatives" },
        ]}
      />
      <div className="page-head">
        <div>
          <h1>
            {page.title} <StatusTag status={page.status} stalled={page.stalled} />
          </h1>
          <p className="page-head__facts">{page.facts}</p>
        </div>
        <div className="actions">
          {page.may_edit && !over && (
            <Link
              className="button button--main"
              {...(open
                ? { to: "/initiatives/$code/cycles/$cycle", params: { code: page.code, cycle: String(open.id) } }
                : { to: "/initiatives/$code/cycles/new", params: { code: page.code } })}
            >
              {open ? `Record cycle ${open.number}` : "Record a PDSA cycle"}
            </Link>
          )}
          {page.may_edit && (
            <Link className="button" to={initiativePartPath(page.code, "edit")}>
              Change
            </Link>
          )}
          <Link className="button" to={initiativePartPath(page.code, "write-up")}>
            Write-up
          </Link>
        </div>
      </div>
      <Lede sentence={page.sentence} />
      {page.ended_because && (
        <p className="lede-more">
          {page.status === "stopped" ? "Stopped" : "Ended"}
          {page.ended && ` ${longDate(page.ended)}`}: {page.ended_because}
        </p>
      )}
    </>
  );
}

function Aim({ aim }: { aim: Page["aim"] }) {
  const parts = [
    { head: "What", words: aim.what, note: null },
    { head: "How much", words: aim.how_much, note: null },
    { head: "For whom", words: aim.for_whom, note: aim.whom_words },
    { head: "By when", words: aim.by && longDate(aim.by), note: aim.days_left_words },
  ];
  return (
    <section aria-label="The aim" className="card aim">
      {parts.map(({ head, words, note }) => (
        <div key={head}>
          <h2>{head}</h2>
          <p>{words ?? <span className="aim__open">Not agreed yet</span>}</p>
          {note && <p className="note">{note}</p>}
        </div>
      ))}
    </section>
  );
}

function Overdue({ page }: { page: Page }) {
  return (
    <section className="box box--warning section" aria-labelledby="overdue">
      <h2 id="overdue">Figures overdue</h2>
      <ul>
        {page.overdue.map(({ measure, period, words }) => (
          <li key={`${measure.id} ${period}`}>
            {page.may_edit ? <Link to={initiativeFiguresPath(page.code, measure.id)}>{words}</Link> : words}
          </li>
        ))}
      </ul>
    </section>
  );
}
