import { memo } from "react";
import type { Spark } from "../api/types";
import { sparkShape } from "./spark";

type SparklineProps = { spark: Spark; width?: number; height?: number };

/** Hidden from a screen reader: the words beside it say the same. Drawn by the thousand, so it is a few paths. */
export const Sparkline = memo(function Sparkline({ spark, width = 97, height = 18 }: SparklineProps) {
  const { line, centre, marks } = sparkShape(spark, width, height);
  return (
    <svg className="sparkline" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {centre !== null && <path className="axis" d={`M3 ${centre}H${width - 3}`} />}
      <path className="line line--thin" d={line} />
      {marks.map(({ mark, path }) => (
        <path key={mark} className={`mark-${mark}`} d={path} />
      ))}
    </svg>
  );
});
