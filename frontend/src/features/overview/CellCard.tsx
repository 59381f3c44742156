import { useQuery } from "@tanstack/react-query";
import { seriesQuery } from "../../api/series";
import type { Cell, MeasureHead, Membership, OrganisationRef } from "../../api/types";
import { SmallChart } from "../../charts/SmallChart";
import { tableOfPoints } from "../../charts/table";
import { measurePath } from "../../lib/places";
import { Sentence } from "../../ui/Lede";
import type { CardPlace } from "./useCellCard";

type CellCardProps = {
  place: CardPlace;
  measure: MeasureHead;
  organisation: OrganisationRef;
  cell: Cell | undefined;
  membership: Membership;
};

/** The larger chart of one cell. Hidden from a screen reader, which has the cell's words and the chart's own page. */
export function CellCard({ place, measure, organisation, cell, membership }: CellCardProps) {
  const { data: series } = useQuery(seriesQuery(measure.code, organisation.code, { membership }));
  return (
    <div
      className="hover-card"
      aria-hidden="true"
      style={{ left: place.left, top: place.top, transform: place.above ? "translateY(-100%)" : undefined }}
    >
      <p>
        <strong>
          {measure.short_title}, {organisation.name}
        </strong>
      </p>
      <p>
        <b className="hover-card__value">{cell?.shown}</b> {series && <Sentence segments={series.sentence} />}
      </p>
      {series ? (
        <SmallChart rows={tableOfPoints(series.points).slice(-24)} label={series.alt} width={334} height={104} />
      ) : (
        <span className="bone" style={{ height: 104, width: "100%" }} />
      )}
      <p className="note">{series && <Sentence segments={series.detail} />}</p>
      <a href={measurePath(measure.code, organisation.code)} tabIndex={-1}>
        Open the chart
      </a>
    </div>
  );
}
