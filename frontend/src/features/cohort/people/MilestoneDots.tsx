const STEP = 26;
const EDGE = 7;

/** The steps of a project in their order: filled once they are reached. */
export function MilestoneDots({ reached, label }: { reached: boolean[]; label: string }) {
  const end = EDGE + STEP * Math.max(0, reached.length - 1);
  return (
    <svg className="milestones" width={end + EDGE} height="18" role="img" aria-label={label}>
      <path d={`M${EDGE} 9H${end}`} />
      {reached.map((there, index) => (
        <circle key={index} cx={EDGE + STEP * index} cy="9" r="5.5" className={there ? "reached" : undefined} />
      ))}
    </svg>
  );
}
