import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect } from "react";
import type { Dashboard, Membership } from "../../api/types";
import { MembersTimeline } from "../../charts/MembersTimeline";
import { useMay } from "../../api/useMay";
import { monthAndYear } from "../../lib/period";
import { Crumbs } from "../../ui/Crumbs";
import { Empty } from "../../ui/Empty";
import { Failing } from "../../ui/Failing";
import { Lede } from "../../ui/Lede";
import { Loading } from "../../ui/Loading";
import { MeasureCard } from "../../charts/MeasureCard";
import { ScrollCard } from "../../ui/ScrollCard";
import { SegmentedControl } from "../../ui/SegmentedControl";
import { Tag } from "../../ui/Tag";
import { dashboardQuery, noteVisit } from "./dashboard";
import { boardQuery, stalledOf } from "./initiativeBoard";
import { NeedsAttention } from "./NeedsAttention";
import { PracticesTable } from "./PracticesTable";
import { SinceLastVisit } from "./SinceLastVisit";
import { WhatWeAreTrying } from "./WhatWeAreTrying";
import { WorkedElsewhere } from "./WorkedElsewhere";
import "./federation.css";
import { PageTitle } from "../../ui/PageTitle";

const route = getRouteApi("/signed-in/federations/$code");

/** What has really changed here, who needs help, and every measure: a federation, network, scheme or area alike. */
export function FederationPage() {
  const { code } = route.useParams();
  const { membership } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(dashboardQuery(code, membership));
  const shown = data?.organisation.code;
  // What is tried and what worked elsewhere are fetched apart, so that the figures need not wait for them.
  const isFederation = data?.organisation.kind === "federation";
  const mayReadInitiatives = useMay("read_initiatives") && isFederation;
  const mayReadInnovations = useMay("read_innovations") && isFederation;
  const { data: board } = useQuery({ ...boardQuery(code), enabled: mayReadInitiatives });
  useEffect(() => {
    if (shown) noteVisit(shown);
  }, [shown]);
  if (!data) {
    return error ? (
      <>
        <h1>{code}</h1>
        <Failing what="This page could not be fetched." error={error} onRetry={() => void refetch()} />
      </>
    ) : (
      <>
        <h1 className="visually-hidden">Loading</h1>
        <Loading what="Fetching every measure and practice." rows={8} />
      </>
    );
  }
  return (
    <>
      <Head dashboard={data} />
      {data.period === null ? (
        <div className="section">
          <Empty title={`No figures yet for ${data.organisation.name}.`}>
            They appear here as soon as a file is imported, or a practice enters its numbers.
          </Empty>
        </div>
      ) : (
        <>
          <div className="columns section">
            <SinceLastVisit since={data.since} />
            <NeedsAttention attention={data.attention} stalled={board ? stalledOf(board) : []} />
          </div>
          <Measures
            dashboard={data}
            onMembership={(value) =>
              void navigate({ search: { membership: value }, replace: true, resetScroll: false })
            }
          />
        </>
      )}
      {(mayReadInitiatives || mayReadInnovations) && (
        <div className="columns section">
          {mayReadInitiatives && <WhatWeAreTrying code={code} />}
          {mayReadInnovations && <WorkedElsewhere code={code} />}
        </div>
      )}
      <PracticesTable practices={data.practices} />
      {data.members && data.members.items.length + data.members.steady > 0 && (
        <section className="section" aria-labelledby="members-heading">
          <div className="section-head">
            <h2 id="members-heading">Members over time</h2>
            <p>{data.members.sentence}</p>
          </div>
          <ScrollCard label="Members over time, a picture that scrolls">
            <div className="timeline">
              <MembersTimeline members={data.members} />
            </div>
          </ScrollCard>
        </section>
      )}
    </>
  );
}

function Head({ dashboard: { organisation, facts, sentence } }: { dashboard: Dashboard }) {
  const above = [organisation.region, organisation.commissioner].filter((place) => place !== null);
  return (
    <>
      <PageTitle title={organisation.name} />
      <Crumbs
        places={[
          organisation.kind === "scheme"
            ? { label: "Access Fund", to: "/access-fund" }
            : { label: "Overview", to: "/overview" },
          ...above.map(({ code, name }) => ({ label: name, to: `/federations/${code}` })),
        ]}
      />
      <h1>
        {organisation.name}{" "}
        {organisation.schemes.map(({ code, label }) => (
          <Tag key={code} tone="blue" large>
            {label}
          </Tag>
        ))}
      </h1>
      <p className="page-head__facts">{facts}</p>
      <Lede sentence={sentence} />
    </>
  );
}

type MeasuresProps = { dashboard: Dashboard; onMembership: (membership: Membership) => void };

function Measures({ dashboard: { measures, membership, organisation }, onMembership }: MeasuresProps) {
  const periods = measures.map(({ chart }) => chart.periods).find(({ length }) => length > 0) ?? [];
  const [from, to] = [periods[0], periods.at(-1)];
  return (
    <section className="section" aria-labelledby="measures-heading">
      <div className="section-head">
        <h2 id="measures-heading">Measures</h2>
        <p>
          {from && to && `${monthAndYear(from)} to ${monthAndYear(to)}. `}Real changes first. The shaded band is the
          usual range; the red dashes are the target.
        </p>
        <div className="actions">
          <SegmentedControl
            label="Members"
            value={membership}
            options={[
              { value: "then", label: "then" },
              { value: "now", label: "now" },
            ]}
            onChange={onMembership}
          />
        </div>
      </div>
      <div className="measure-cards">
        {measures.map((small) => (
          <MeasureCard key={small.measure.code} small={small} organisation={organisation.code} />
        ))}
      </div>
    </section>
  );
}
