/** The outline of a sparkline: the last 24 months, a hairline for the centre, signal points only, the last point big. */
import type { Spark } from "../api/types";
import { markPath, round } from "./marks";
import { markOfLetter, type Mark } from "./table";

const MONTHS = 24;
const EDGE = 3;

export type SparkShape = { line: string; centre: number | null; marks: { mark: Mark; path: string }[] };

export function sparkShape(spark: Spark, width: number, height: number): SparkShape {
  const known = [...spark.values, spark.centre].filter((value) => value !== null);
  const low = Math.min(...known);
  const spread = Math.max(...known) - low || 1;
  const start = MONTHS - spark.values.length;
  const x = (index: number) => round(EDGE + ((start + index) / (MONTHS - 1)) * (width - 2 * EDGE));
  const y = (value: number) => round(height - EDGE - ((value - low) / spread) * (height - 2 * EDGE));

  let line = "";
  let pen = "M";
  const outlines = new Map<Mark, string>();
  const last = spark.values.findLastIndex((value) => value !== null);
  spark.values.forEach((value, index) => {
    if (value === null) {
      pen = "M";
      return;
    }
    line += `${pen}${x(index)} ${y(value)}`;
    pen = "L";
    const mark = markOfLetter(spark.signals[index]);
    if (mark === "none" && index !== last) return;
    const size = index === last ? 2.1 : 1.05;
    outlines.set(mark, (outlines.get(mark) ?? "") + markPath(mark, x(index), y(value), size));
  });
  return {
    line,
    centre: spark.centre === null ? null : y(spark.centre),
    marks: [...outlines].map(([mark, path]) => ({ mark, path })),
  };
}
