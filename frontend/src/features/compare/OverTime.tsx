import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { centilesQuery } from "../../api/comparison";
import { save } from "../../api/client";
import { meQuery } from "../../api/organisations";
import { Centiles } from "../../charts/Centiles";
import { ChartCard } from "../../charts/ChartCard";
import { ChartFiles } from "../../charts/ChartFiles";
import { useWidth } from "../../charts/useWidth";
import { csvFile } from "../../lib/csv";
import { Empty } from "../../ui/Empty";
import { Lede } from "../../ui/Lede";
import { CentileLegend } from "./CentileLegend";
import { CentileTable } from "./CentileTable";
import { centilesCsv } from "./csv";
import { Unanswered } from "./Unanswered";
import type { ViewProps } from "./view";

/** Month by month: how values lay across organisations, and where this one lay among them. */
export function OverTime({ measure, organisation, chosen, controls }: ViewProps) {
  const own = organisation.kind === chosen.of ? organisation.code : undefined;
  const asked = { of: chosen.of, within: chosen.within, organisation: own };
  const { data: centiles, error, refetch } = useQuery(centilesQuery(measure.code, asked));
  const [place, width] = useWidth<HTMLDivElement>(1168);
  const [all, setAll] = useState(false);
  const { data: me } = useQuery(meQuery());
  const drawing = useRef<SVGSVGElement>(null);
  const name = `${measure.code}-${organisation.code}-over-time`;
  const some = centiles !== undefined && centiles.periods.length > 0;
  return (
    <>
      {centiles && <Lede sentence={centiles.sentence} />}
      <ChartCard
        label="Over time"
        legend={some && <CentileLegend own={centiles.organisation?.name} />}
        controls={
          <>
            {controls}
            {some && (
              <ChartFiles
                drawing={drawing}
                title={`${measure.title}, ${organisation.name}, among others`}
                under={[me?.demonstration ? "Demonstration data" : ""]}
                name={name}
                csv={() => save(csvFile(centilesCsv(centiles)), `${name}.csv`)}
              />
            )}
          </>
        }
      >
        <div ref={place}>
          {some ? (
            <Centiles centiles={centiles} width={width} drawing={drawing} />
          ) : centiles ? (
            <Empty title="No figures yet.">The picture starts with the first month that is reported.</Empty>
          ) : (
            <Unanswered error={error} what="The centiles could not be fetched." onRetry={() => void refetch()} />
          )}
        </div>
      </ChartCard>
      {some && <CentileTable centiles={centiles} all={all} onAll={setAll} />}
    </>
  );
}
