import type { EndLabel, SeriesLayout } from "./seriesLayout";

const labelClass = { limit: "", centre: "bold dark", target: "target-label" } as const;

type ValueAxisProps = { layout: Pick<SeriesLayout, "plot"> & { axis: Pick<SeriesLayout["axis"], "labels"> } };

export function ValueAxis({ layout: { axis, plot } }: ValueAxisProps) {
  return axis.labels.map(({ y, text }) => (
    <g key={text}>
      <path className="gridline" d={`M${plot.left} ${y}H${plot.right}`} />
      <text className="end" x={plot.left - 6} y={y + 4}>
        {text}
      </text>
    </g>
  ));
}

export function MonthAxis({
  layout: { plot, months, width },
}: {
  layout: Pick<SeriesLayout, "plot" | "months" | "width">;
}) {
  return (
    <>
      <path className="axis" d={`M${plot.left} ${plot.bottom}H${plot.right}`} />
      {months.map(({ index, x, label, year }) => (
        <g key={index}>
          <path className="axis" d={`M${x} ${plot.bottom}v5`} />
          <text x={x} y={plot.bottom + 16}>
            {label}
          </text>
          {year && x < width - 40 && (
            <text className="dark" x={x} y={plot.bottom + 31}>
              {year}
            </text>
          )}
        </g>
      ))}
    </>
  );
}

type LabelsProps = { layout: SeriesLayout; reasonAt: (index: number) => string | null };

/** The words on the picture: what the lines are, where limits changed, what is missing or set aside. */
export function Labels({ layout, reasonAt }: LabelsProps) {
  const { plot } = layout;
  const text = ({ y, text: words, kind }: EndLabel, x: number) => (
    <text key={words} className={labelClass[kind]} x={x} y={y + 4}>
      {words}
    </text>
  );
  // A reason too long for the picture stands in the notes and in the point's card.
  const excludedWords = (index: number) => {
    const reason = reasonAt(index);
    return reason && reason.length <= 30 ? `Excluded: ${reason}` : "Excluded";
  };
  return (
    <>
      {layout.endLabels.map((label) => text(label, plot.right + 5))}
      {layout.earlierLabels.map((label) => (
        <g key={`${label.x}-${label.y}-${label.text}`}>{text(label, label.x)}</g>
      ))}
      {layout.rebases.map(({ x, text: words, leftwards }) => (
        <g key={x}>
          <path className="event event--dotted" d={`M${x} ${plot.top - 30}V${plot.bottom}`} />
          <text
            className={leftwards ? "event-label end" : "event-label"}
            x={leftwards ? x - 5 : x + 5}
            y={plot.top - 22}
          >
            {words}
          </text>
        </g>
      ))}
      {layout.withheld.map((x) => (
        <text key={x} className="middle dark" x={x} y={plot.bottom - 4}>
          *
        </text>
      ))}
      {layout.axis.title && (
        <text x={0} y={plot.top - 12}>
          {layout.axis.title}
        </text>
      )}
      {layout.gapWords.map((x) => (
        <text key={x} className="middle dark" x={x} y={plot.top - 5}>
          No figures
        </text>
      ))}
      {layout.spots
        .filter(({ row }) => row.excluded !== null)
        .slice(0, 3)
        .map(({ index, x, y }) => (
          <text
            key={index}
            className={x > layout.width / 3 ? "end dark" : "dark"}
            x={x + (x > layout.width / 3 ? -8 : 8)}
            y={y + 4}
          >
            {excludedWords(index)}
          </text>
        ))}
      {layout.brackets.map(({ x1, x2, y, text: words }) => (
        <g key={x1}>
          <path className="axis" d={`M${x1} ${y + 5}v-5H${x2}v5`} />
          <text className="middle" x={(x1 + x2) / 2} y={y - 5}>
            {words}
          </text>
        </g>
      ))}
    </>
  );
}
