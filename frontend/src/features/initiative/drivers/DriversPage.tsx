import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { initiativePath } from "../../../lib/places";
import { Crumbs } from "../../../ui/Crumbs";
import { Loading } from "../../../ui/Loading";
import { NotHere } from "../../../ui/NotHere";
import { PageFailing } from "../../../ui/PageFailing";
import { PageTitle } from "../../../ui/PageTitle";
import { DiagramEditor } from "./DiagramEditor";
import { measuresQuery } from "../queries";
import { driversQuery } from "./queries";

const route = getRouteApi("/signed-in/initiatives/$code/drivers");

/** The driver diagram of an initiative, to be drawn by mouse or by keyboard. */
export function DriversPage() {
  const { code } = route.useParams();
  const { data: diagram, error, refetch } = useQuery(driversQuery(code));
  const { data: measures } = useQuery(measuresQuery(code));
  if (!diagram) {
    return error ? (
      <PageFailing
        heading="How we think it works"
        what="The driver diagram could not be fetched."
        error={error}
        onRetry={() => void refetch()}
      />
    ) : (
      <>
        <h1 className="visually-hidden">Loading</h1>
        <Loading what="Fetching the drivers." rows={4} cells={4} />
      </>
    );
  }
  if (!diagram.may_edit) return <NotHere />;
  return (
    <>
      <PageTitle title="How we think it works" />
      <Crumbs places={[{ label: "Initiative", to: initiativePath(code) }]} />
      <h1>How we think it works</h1>
      <p className="page-head__facts">
        From the aim to two to five primary drivers, to secondary drivers, to change ideas that can be tested.
      </p>
      <DiagramEditor key={code} code={code} opened={diagram} measures={measures?.items ?? []} />
    </>
  );
}
