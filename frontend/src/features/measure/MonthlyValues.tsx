import { Fragment } from "react";
import type { Point, Series } from "../../api/types";
import { Values, type Column } from "../../charts/Values";

type MonthlyValuesProps = { series: Series; all: boolean; onAll: (all: boolean) => void };

/** The chart as a table, each month with the file it came from. */
export function MonthlyValues({ series, ...months }: MonthlyValuesProps) {
  const { measure, organisation, points } = series;
  const shared = points.some(({ numerator, denominator }) => numerator !== null && denominator !== null);
  const counted = (head: string | null, title: string | null, of: Column<Point>["of"]): Column<Point>[] =>
    shared ? [{ head: head ?? "", title: title ?? undefined, of }] : [];
  return (
    <Values
      className="span-9"
      of={`${measure.title}, ${organisation.name}`}
      points={points}
      columns={[
        ...counted(series.numerator_label, measure.numerator, (point) => point.numerator_shown),
        ...counted(series.denominator_label, measure.denominator, (point) => point.denominator_shown),
        { head: "Practices", of: (point) => (organisation.kind === "practice" ? null : point.practices_shown) },
        { head: "Usual range", of: (point) => point.usual_shown },
        { head: "Target", of: (point) => point.target_shown },
        { head: "Where from", of: sourcesOf, words: true },
      ]}
      {...months}
    />
  );
}

const sourcesOf = ({ sources }: Point) =>
  sources.map(({ revision, label }, index) => (
    <Fragment key={revision}>
      {index > 0 && ", "}
      {label}
    </Fragment>
  ));
