import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { meQuery } from "../../api/organisations";
import { Empty } from "../../ui/Empty";
import { Loading } from "../../ui/Loading";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { EntryMonth } from "./EntryMonth";
import { entryQuery } from "./queries";
import "./entry.css";

const dueRoute = getRouteApi("/signed-in/entry");
const monthRoute = getRouteApi("/signed-in/entry/$period");

/** The month that is due: the first page of a practice. */
export function EntryPage() {
  return <Entry organisation={dueRoute.useSearch().organisation} />;
}

/** Any other month, such as one that is missing. */
export function EntryOfMonthPage() {
  return <Entry organisation={monthRoute.useSearch().organisation} period={monthRoute.useParams().period} />;
}

function Entry({ organisation, period }: { organisation?: string; period?: string }) {
  const { data: me } = useSuspenseQuery(meQuery());
  const whose = organisation ?? (me.organisation.kind === "practice" ? me.organisation.code : undefined);
  if (whose === undefined) {
    return (
      <>
        <PageTitle title="A month’s numbers" />
        <h1>A month’s numbers</h1>
        <div className="section">
          <Empty
            title="Whose numbers?"
            actions={
              <Link to="/practices" className="button">
                Choose a practice
              </Link>
            }
          >
            Open a practice, then “Enter figures”.
          </Empty>
        </div>
      </>
    );
  }
  return <OfPractice key={`${whose}/${period}`} organisation={whose} period={period} />;
}

function OfPractice({ organisation, period }: { organisation: string; period?: string }) {
  const { data, error, refetch } = useQuery(entryQuery(organisation, period));
  if (data) return <EntryMonth key={data.period} form={data} />;
  if (error) {
    return (
      <PageFailing
        heading="This month’s numbers"
        what="The form could not be fetched."
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <>
      <h1 className="visually-hidden">Loading</h1>
      <Loading what="Fetching the form, with last month’s figures." cells={2} />
    </>
  );
}
