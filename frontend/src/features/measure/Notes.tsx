import type { SeriesNote } from "../../api/types";

/** What explains the chart's marks: exclusions with their reasons, and gaps. Newest first. */
export function Notes({ notes }: { notes: SeriesNote[] }) {
  const newest = [...notes].sort((a, b) => b.period.localeCompare(a.period));
  return (
    <section className="span-3" aria-labelledby="notes-heading">
      <div className="section-head">
        <h2 id="notes-heading">Notes</h2>
      </div>
      <div className="card">
        {newest.length === 0 && <p className="note">Nothing is excluded and no month is missing.</p>}
        <ol className="notes">
          {newest.map(({ period, title, words }) => (
            <li key={`${period}-${title}`}>
              <b>{title}.</b> {words}
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
