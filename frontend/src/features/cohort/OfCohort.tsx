import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { meQuery } from "../../api/organisations";
import type { CohortPage } from "../../api/programmeTypes";
import { cohortPath } from "../../lib/places";
import { Crumbs } from "../../ui/Crumbs";
import { Empty } from "../../ui/Empty";
import { Loading } from "../../ui/Loading";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { cohortQuery } from "./queries";

type OfCohortProps = { code: string; heading: string; children: (page: CohortPage) => ReactNode };

/** A page on which a cohort is changed: its cohort, and a word to those who may only read. */
export function OfCohort({ code, heading, children }: OfCohortProps) {
  const { data: me } = useSuspenseQuery(meQuery());
  const { data: page, error, refetch } = useQuery(cohortQuery(code));
  if (!page) {
    return error ? (
      <PageFailing
        heading={heading}
        what="This cohort could not be fetched."
        error={error}
        onRetry={() => void refetch()}
      />
    ) : (
      <>
        <h1 className="visually-hidden">Loading</h1>
        <Loading what="Fetching the cohort." rows={3} cells={2} />
      </>
    );
  }
  return (
    <>
      <PageTitle title={`${heading}, ${page.title}`} />
      <Crumbs places={[{ label: page.title, to: cohortPath(code) }]} />
      <h1>{heading}</h1>
      {me.permissions.includes("run_programmes") ? (
        children(page)
      ) : (
        <div className="section">
          <Empty title="You may read this cohort, not change it.">
            Those who run programmes can. <Link to={cohortPath(code)}>Go to the cohort</Link>.
          </Empty>
        </div>
      )}
    </>
  );
}
