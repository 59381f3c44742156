import type { ProgrammePage } from "../../api/programmeTypes";
import { AchievementList } from "../../ui/AchievementList";
import { CsvButton } from "../../ui/CsvButton";
import { Empty } from "../../ui/Empty";

/** What its people went on to do, the newest first. */
export function Achievements({ achievements, code }: { achievements: ProgrammePage["achievements"]; code: string }) {
  const { total, items } = achievements;
  return (
    <section className="section" aria-labelledby="achievements-heading">
      <div className="section-head">
        <h2 id="achievements-heading">What they went on to do</h2>
        {total > 0 && (
          <>
            <p>{items.length < total ? `The newest ${items.length} of ${total}` : `${total} recorded`}</p>
            <div className="actions">
              <CsvButton
                address={`/api/v1/achievements.csv?programme=${encodeURIComponent(code)}`}
                name={`achievements-${code}.csv`}
              />
            </div>
          </>
        )}
      </div>
      {total === 0 ? (
        <Empty title="Nothing recorded yet.">A service commissioned, a consultation run, a new role taken.</Empty>
      ) : (
        <AchievementList achievements={items} />
      )}
    </section>
  );
}
