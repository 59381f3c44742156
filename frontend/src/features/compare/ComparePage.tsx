import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { seriesQuery } from "../../api/series";
import type { Series } from "../../api/types";
import { measurePath, organisationPath } from "../../lib/places";
import { Crumbs } from "../../ui/Crumbs";
import { definitionWords } from "../../ui/definition";
import { Loading } from "../../ui/Loading";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { SegmentedControl } from "../../ui/SegmentedControl";
import { Select } from "../../ui/Select";
import { choiceKey, choicesFor, chosenOf } from "./choices";
import { FunnelView } from "./FunnelView";
import { OverTime } from "./OverTime";
import "./compare.css";

const route = getRouteApi("/signed-in/measures/$measure/$organisation/compare");

/** Does this place differ from others by more than chance allows, now and over time. */
export function ComparePage() {
  const { measure, organisation } = route.useParams();
  const { data: series, error, refetch } = useQuery(seriesQuery(measure, organisation));
  if (series) return <Compared {...series} />;
  return error ? (
    <PageFailing
      heading="Compared"
      what="The measure could not be fetched."
      error={error}
      onRetry={() => void refetch()}
    />
  ) : (
    <>
      <h1 className="visually-hidden">Loading</h1>
      <Loading what="Fetching the measure." rows={5} />
    </>
  );
}

type ComparedProps = Pick<Series, "measure" | "organisation" | "parents">;

function Compared({ measure, organisation, parents }: ComparedProps) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const onSearch = (change: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  const choices = choicesFor(organisation, parents);
  const chosen = chosenOf(choices, search);
  const title = `${measure.title}, ${organisation.name}: compared`;
  const View = search.view === "over-time" ? OverTime : FunnelView;
  return (
    <>
      <PageTitle title={title} />
      <Crumbs
        places={[
          { label: "Overview", to: "/overview" },
          ...(organisation.kind === "nation" ? [] : [{ label: organisation.name, to: organisationPath(organisation) }]),
          { label: measure.short_title, to: measurePath(measure.code, organisation.code) },
        ]}
      />
      <h1>{title}</h1>
      <p className="page-head__facts">{definitionWords(measure)}</p>
      <View
        measure={measure}
        organisation={organisation}
        chosen={chosen}
        period={search.period}
        onPeriod={(period) => onSearch({ period })}
        controls={
          <>
            <SegmentedControl
              label="View"
              quiet
              value={search.view ?? "funnel"}
              options={[
                { value: "funnel", label: "Funnel" },
                { value: "over-time", label: "Over time" },
              ]}
              onChange={(view) => onSearch({ view: view === "funnel" ? undefined : view })}
            />
            <Select
              label="Among"
              value={choiceKey(chosen)}
              options={choices.map((choice) => ({ value: choiceKey(choice), label: choice.label }))}
              onChange={(key) => {
                const choice = choices.find((each) => choiceKey(each) === key);
                onSearch({ of: choice?.of, within: choice?.within });
              }}
            />
          </>
        }
      />
    </>
  );
}
