/** The last months, oldest first: one bar each, amber where nothing was reported. */
export function CoverageBars({ reported }: { reported: boolean[] }) {
  const sent = reported.filter(Boolean).length;
  return (
    <span style={{ display: "flex", alignItems: "center", gap: 8 }}>
      <svg
        width={reported.length * 8}
        height="14"
        role="img"
        aria-label={`${sent} of the last ${reported.length} months reported`}
      >
        {reported.map((yes, index) => (
          <rect key={index} x={index * 8} width="6" height="14" className={yes ? "bar-steady" : "bar-late"} />
        ))}
      </svg>
      <span className="tiny">{sent}</span>
    </span>
  );
}
