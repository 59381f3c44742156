import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { PageAchievement, ProgrammePage } from "../../api/programmeTypes";
import { AchievementList } from "../../ui/AchievementList";
import { Confirm } from "../../ui/Confirm";
import { CsvButton } from "../../ui/CsvButton";
import { Empty } from "../../ui/Empty";
import { Failing } from "../../ui/Failing";
import { Said } from "../../ui/Said";
import { useOpened } from "../../ui/useOpened";
import { AchievementForm } from "./AchievementForm";
import { takeBack } from "./acts";

type AchievementsProps = { achievements: ProgrammePage["achievements"]; code: string; mayRun: boolean };

/** What its people went on to do, the newest first. */
export function Achievements({ achievements: { total, items }, code, mayRun }: AchievementsProps) {
  const { opened, said, open, cancel, finish } = useOpened<"new">();
  return (
    <section className="section" aria-labelledby="achievements-heading">
      <div className="section-head">
        <h2 id="achievements-heading">What they went on to do</h2>
        {total > 0 && <p>{items.length < total ? `The newest ${items.length} of ${total}` : `${total} recorded`}</p>}
        <div className="actions">
          {mayRun && (
            <button type="button" className="button" onClick={() => open("new")}>
              Record an achievement
            </button>
          )}
          {total > 0 && (
            <CsvButton
              address={`/api/v1/achievements.csv?programme=${encodeURIComponent(code)}`}
              name={`achievements-${code}.csv`}
            />
          )}
        </div>
      </div>
      {opened && <AchievementForm code={code} onDone={finish} onCancel={cancel} />}
      <Said words={said} />
      {total === 0 ? (
        <Empty title="Nothing recorded yet.">A service commissioned, a consultation run, a new role taken.</Empty>
      ) : (
        <AchievementList
          achievements={items}
          actsOf={mayRun ? (achievement) => <TakeBack achievement={achievement} onDone={finish} /> : undefined}
        />
      )}
    </section>
  );
}

type TakeBackProps = { achievement: PageAchievement; onDone: (said: string) => void };

function TakeBack({ achievement, onDone }: TakeBackProps) {
  const queryClient = useQueryClient();
  const taking = useMutation({
    mutationFn: () => takeBack(achievement),
    onSuccess: async () => {
      await queryClient.invalidateQueries();
      onDone(`Taken back: ${achievement.title}.`);
    },
  });
  return (
    <>
      <Confirm
        quiet
        act="Take back"
        of={achievement.title}
        question="It goes from this list for everyone. Take it back?"
        yes="Take it back"
        no="Keep it"
        busy={taking.isPending}
        onConfirm={() => taking.mutate()}
      />
      {taking.error && <Failing what="It was not taken back." error={taking.error} />}
    </>
  );
}
