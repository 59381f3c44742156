import { useState } from "react";
import { Values, type Column } from "../../../charts/Values";
import type { MeasureSeries } from "./queries";

type Point = MeasureSeries["points"][number];

/** The chart as a table. */
export function SeriesValues({ series }: { series: MeasureSeries }) {
  const [all, setAll] = useState(false);
  const counted = (head: string | null, of: Column<Point>["of"]) => (head ? [{ head, of }] : []);
  return (
    <Values
      className="section"
      of={`${series.measure.title}, ${series.initiative.title}`}
      points={series.points}
      columns={[
        ...counted(series.numerator_label, (point) => point.numerator_shown),
        ...counted(series.denominator_label, (point) => point.denominator_shown),
        { head: "Practices", of: (point) => point.practices_shown },
        { head: "Usual range", of: (point) => point.usual_shown },
        { head: "Aim", of: (point) => point.target_shown },
      ]}
      all={all}
      onAll={setAll}
    />
  );
}
