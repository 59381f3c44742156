import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { initiativePath } from "../../lib/places";
import { Crumbs } from "../../ui/Crumbs";
import { Loading } from "../../ui/Loading";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { initiativePageQuery } from "./queries";
import type { Page } from "./types";

type OfInitiativeProps = {
  code: string;
  heading: string;
  children: (page: Page) => ReactNode;
};

/** A page that belongs to an initiative: its way back, its heading, and what stands in it once it has been fetched. */
export function OfInitiative({ code, heading, children }: OfInitiativeProps) {
  const { data: page, error, refetch } = useQuery(initiativePageQuery(code));
  if (!page) {
    return error ? (
      <PageFailing
        heading={heading}
        what="This initiative could not be fetched."
        error={error}
        onRetry={() => void refetch()}
      />
    ) : (
      <>
        <h1 className="visually-hidden">Loading</h1>
        <Loading what="Fetching the initiative." rows={4} cells={2} />
      </>
    );
  }
  return (
    <>
      <PageTitle title={`${heading}, ${page.title}`} />
      <Crumbs
        places={[
          { label: "Initiatives", to: "/initiatives" },
          { label: page.title, to: initiativePath(code) },
        ]}
      />
      <h1>{heading}</h1>
      {children(page)}
    </>
  );
}
