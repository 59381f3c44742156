import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { funnelQuery } from "../../api/comparison";
import { save } from "../../api/client";
import { meQuery } from "../../api/organisations";
import { ChartCard } from "../../charts/ChartCard";
import { ChartFiles } from "../../charts/ChartFiles";
import { Funnel } from "../../charts/Funnel";
import { useWidth } from "../../charts/useWidth";
import { csvFile } from "../../lib/csv";
import { monthAndYear } from "../../lib/period";
import { Empty } from "../../ui/Empty";
import { Lede } from "../../ui/Lede";
import { Select } from "../../ui/Select";
import { manyOf } from "./choices";
import { funnelCsv } from "./csv";
import { FunnelLegend } from "./FunnelLegend";
import { FunnelTable } from "./FunnelTable";
import { Unanswered } from "./Unanswered";
import type { ViewProps } from "./view";

/** One month: who differs from the rest by more than chance allows in a place of that size. */
export function FunnelView({ measure, organisation, chosen, period, onPeriod, controls }: ViewProps) {
  const own = organisation.kind === chosen.of ? organisation.code : undefined;
  const asked = { of: chosen.of, within: chosen.within, organisation: own, period };
  const { data: funnel, error, refetch } = useQuery(funnelQuery(measure.code, asked));
  const [place, width] = useWidth<HTMLDivElement>(1168);
  const { data: me } = useQuery(meQuery());
  const drawing = useRef<SVGSVGElement>(null);
  const name = `${measure.code}-${organisation.code}-funnel`;
  const some = funnel !== undefined && funnel.compared > 1;
  const absent =
    some &&
    organisation.kind === chosen.of &&
    !funnel.items.some((item) => item.organisation.code === organisation.code);
  return (
    <>
      {funnel && <Lede sentence={funnel.sentence} />}
      {absent && (
        <p className="lede-more">
          {organisation.name} is not among them: it has no figure that can be compared for{" "}
          {monthAndYear(funnel.period ?? "")}.
        </p>
      )}
      <ChartCard
        label="Funnel"
        legend={some && <FunnelLegend funnel={funnel} />}
        controls={
          <>
            {controls}
            {funnel?.period && (
              <Select
                label="Month"
                value={funnel.period}
                options={[...funnel.periods].reverse().map((value) => ({ value, label: monthAndYear(value) }))}
                onChange={onPeriod}
              />
            )}
            {some && (
              <ChartFiles
                drawing={drawing}
                title={`${measure.title}, ${monthAndYear(funnel.period ?? "")}`}
                under={[
                  `${manyOf(funnel.of, funnel.compared)} compared`,
                  me?.demonstration ? "Demonstration data" : "",
                ]}
                name={name}
                csv={() => save(csvFile(funnelCsv(funnel)), `${name}.csv`)}
              />
            )}
          </>
        }
      >
        <div ref={place}>
          {some ? (
            <Funnel funnel={funnel} width={width} own={organisation.code} drawing={drawing} />
          ) : funnel ? (
            <Empty title="There is nothing to compare yet.">
              The funnel starts with the first month in which two of them have a figure.
            </Empty>
          ) : (
            <Unanswered
              error={error}
              what="The funnel could not be fetched."
              onRetry={() => void refetch()}
              instead={
                period && (
                  <button type="button" className="button" onClick={() => onPeriod(undefined)}>
                    The newest month
                  </button>
                )
              }
            />
          )}
        </div>
      </ChartCard>
      {some && funnel.items.length > 0 && <FunnelTable funnel={funnel} own={organisation.code} />}
    </>
  );
}
