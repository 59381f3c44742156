import { useRef, useState } from "react";
import type { EntryForm } from "../../api/figureTypes";
import { weekdayOf } from "../../lib/moment";
import { longDate, monthAndYear, monthName, shortMonth } from "../../lib/period";
import { PageTitle } from "../../ui/PageTitle";
import { useOnline } from "../../ui/useOnline";
import { Beside } from "./Beside";
import { EntryGroup } from "./EntryGroup";
import { keptFields } from "./figure";
import { Finished } from "./Finished";
import { useKept } from "./kept";
import { useSaving } from "./useSaving";

/** One practice's numbers for one month: the fields, what is saved, and what is kept here meanwhile. */
export function EntryMonth({ form }: { form: EntryForm }) {
  const { organisation, period, previous_period, due, groups } = form;
  const { month, kept } = useKept(organisation.code, period);
  const saving = useSaving(form, month);
  const online = useOnline();
  const [finished, setFinished] = useState(false);
  const page = useRef<HTMLFormElement>(null);
  const entries = groups.flatMap(({ measures }) => measures);
  const codes = entries.map(({ measure }) => measure.code);
  const unsent = !online || codes.some((code) => saving.stateOf(code).is === "kept");
  const here = entries.reduce((sum, entry) => sum + keptFields(entry, kept.drafts[entry.measure.code]), 0);
  const day = `${weekdayOf(due)} ${longDate(due).replace(/ \d{4}$/, "")}`;

  const finish = async () => {
    await Promise.all(codes.map((code) => saving.save(code)));
    // What the saving found is drawn by now: go to the first thing that needs an answer, else say it is done.
    requestAnimationFrame(() => {
      const problem = page.current?.querySelector<HTMLElement>("[aria-invalid='true'], .conflict button");
      if (problem) problem.focus();
      else setFinished(true);
    });
  };

  return (
    <>
      <PageTitle title={`${monthName(period)}’s numbers`} />
      <h1>{monthName(period)}’s numbers</h1>
      <p className="page-head__facts">
        {organisation.name} · due by {day} · about two minutes
      </p>
      {finished && <Finished form={form} kept={here} onBack={() => setFinished(false)} />}
      <div className="columns entry">
        <form
          ref={page}
          className="span-8"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void finish();
          }}
        >
          <Progress form={form} />
          {unsent && here > 0 && (
            <div className="box box--warning entry__kept" role="status">
              <p>
                <strong>Not connected.</strong> {here === 1 ? "1 figure is" : `${here} figures are`} kept here and will
                be sent when you are back.
              </p>
            </div>
          )}
          <div className="entry__heads only-wide" aria-hidden="true">
            <span />
            <span>{monthAndYear(period)}</span>
            <span>{monthName(previous_period)}</span>
          </div>
          {groups.map((group) => (
            <EntryGroup
              key={group.title}
              group={group}
              previous={shortMonth(previous_period)}
              month={month}
              kept={kept}
              saving={saving}
              organisation={organisation.name}
            />
          ))}
          <p className="entry__finish">
            <button type="submit" className="button button--main button--large">
              Finish
            </button>
            <span className="note">
              You can change any figure until the month is closed. Unfinished is fine: come back by{" "}
              {longDate(due).replace(/ \d{4}$/, "")}.
            </span>
          </p>
        </form>
        <Beside form={form} />
      </div>
    </>
  );
}

function Progress({ form: { done, total } }: { form: EntryForm }) {
  return (
    <div className="entry__progress" role="status">
      <b>
        {done} of {total} done
      </b>
      <span className="entry__bar" aria-hidden="true">
        <span style={{ width: `${total ? (100 * done) / total : 0}%` }} />
      </span>
      <span className="only-wide">Saved as you type</span>
    </div>
  );
}
