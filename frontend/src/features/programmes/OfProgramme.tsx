import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Programme } from "../../api/programmeTypes";
import { Loading } from "../../ui/Loading";
import { PageFailing } from "../../ui/PageFailing";
import { programmeQuery } from "./queries";

type OfProgrammeProps = { code: string; heading: string; children: (programme: Programme) => ReactNode };

/** Fetches what is said of a programme for a page that changes it. */
export function OfProgramme({ code, heading, children }: OfProgrammeProps) {
  const { data, error, refetch } = useQuery(programmeQuery(code));
  if (data) return children(data);
  return error ? (
    <PageFailing
      heading={heading}
      what="The programme could not be fetched."
      error={error}
      onRetry={() => void refetch()}
    />
  ) : (
    <>
      <h1 className="visually-hidden">Loading</h1>
      <Loading what="Fetching the programme." rows={3} cells={2} />
    </>
  );
}
