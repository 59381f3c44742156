import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Radios, Textarea } from "nhsuk-react-components";
import { useState } from "react";
import { today } from "../../../lib/moment";
import { addMonths, monthAndYear } from "../../../lib/period";
import { initiativePath } from "../../../lib/places";
import { BothVersions } from "../../../ui/BothVersions";
import { EntryForm } from "../../../ui/EntryForm";
import { Failing } from "../../../ui/Failing";
import { Loading } from "../../../ui/Loading";
import { NotHere } from "../../../ui/NotHere";
import { Said } from "../../../ui/Said";
import { Select } from "../../../ui/Select";
import { useEntry } from "../../../ui/useEntry";
import { OfInitiative } from "../OfInitiative";
import { scoresQuery, setScore, type ProgressScore, type Whose } from "./queries";
import type { Page } from "../types";
import "../initiative.css";

const route = getRouteApi("/signed-in/initiatives/$code/scores");
const MONTHS = 12;

/** How far the work has come this month, said by the team and by its adviser, each by judgement. */
export function ScoresPage() {
  const { code } = route.useParams();
  return (
    <OfInitiative code={code} heading="Progress score">
      {(page) => (page.may_edit || page.may_advise ? <Scores page={page} /> : <NotHere />)}
    </OfInitiative>
  );
}

function Scores({ page }: { page: Page }) {
  const { code } = page;
  const { data, error, refetch } = useQuery(scoresQuery(code));
  const [now] = useState(() => `${today().slice(0, 7)}-01`);
  const [month, setMonth] = useState(now);
  const [said, setSaid] = useState("");
  if (!data) {
    return error ? (
      <Failing what="The scores could not be fetched." error={error} onRetry={() => void refetch()} />
    ) : (
      <Loading what="Fetching the scores." rows={4} />
    );
  }
  const months = Array.from({ length: MONTHS }, (_, back) => addMonths(now, -back));
  return (
    <>
      <p className="page-head__facts">People set it by judgement, each month. Nothing computes it.</p>
      <div className="actions section">
        <Select
          label="Month"
          value={month}
          options={months.map((each) => ({ value: each, label: monthAndYear(each) }))}
          onChange={(chosen) => {
            setSaid("");
            setMonth(chosen);
          }}
        />
        <Link to={initiativePath(code)}>Back to the initiative</Link>
      </div>
      <Said words={said} />
      {data.may_score.map((whose) => (
        <ScoreForm
          key={`${whose} ${month}`}
          page={page}
          month={month}
          whose={whose}
          given={data.items.find((each) => each.month === month && each.by === whose)}
          onDone={setSaid}
        />
      ))}
    </>
  );
}

type ScoreTyped = { score: string; note: string };
const NAMES = { score: "Score", note: "Note" };
const SAYS: Record<Whose, string> = { team: "The team", adviser: "The adviser" };

const typedOf = (given: ProgressScore | undefined): ScoreTyped => ({
  score: given ? given.score.toFixed(1) : "",
  note: given?.note ?? "",
});

type ScoreFormProps = {
  page: Page;
  month: string;
  whose: Whose;
  given: ProgressScore | undefined;
  onDone: (said: string) => void;
};

function ScoreForm({ page, month, whose, given, onDone }: ScoreFormProps) {
  const entry = useEntry<ScoreTyped>({
    name: `${whose}score.${page.code}.${month}`,
    start: () => typedOf(given),
    problemsIn: ({ score }) =>
      score === "" ? [{ field: "score", message: "Choose one of the ten, or leave it for now." }] : [],
    existing: { saved: typedOf(given), revision: given?.revision ?? 0 },
    send: ({ score, note }, { revision }) =>
      setScore(page.code, month, whose, { score: Number(score), note: note.trim() }, revision || undefined),
    onDone: (_, { score }) => onDone(`${SAYS[whose]} says ${score} for ${monthAndYear(month)}.`),
  });
  const { typed, change, wrong, idOf, field } = entry;
  const before = page.scores.months.filter((each) => each.month < month && each[whose] !== null).at(-1);
  return (
    <>
      <EntryForm
        entry={entry}
        label={`${SAYS[whose]}’s score`}
        unchanged="The score is as it was"
        act={given ? "Correct it" : "Give this score"}
        conflict={<BothVersions entry={entry} what="This score" names={NAMES} />}
      >
        <Radios
          legend={`${SAYS[whose]}, ${monthAndYear(month)}`}
          legendProps={{ size: "m" }}
          hint={before && `${monthAndYear(before.month)}: ${before[whose]?.toFixed(1)}.`}
          name={`${whose}-score`}
          error={wrong("score")}
          onChange={(event) => change({ score: (event.target as HTMLInputElement).value })}
        >
          {page.scores.meanings.map(({ score, word, meaning }, index) => (
            <Radios.Item
              key={score}
              id={index === 0 ? idOf("score") : undefined}
              value={score.toFixed(1)}
              checked={typed.score === score.toFixed(1)}
              hint={meaning}
              readOnly
            >
              <strong>{score.toFixed(1)}</strong> {word}
            </Radios.Item>
          ))}
        </Radios>
        <div className="score-note">
          <Textarea label="Why (optional)" hint="What would one see?" rows={2} {...field("note")} />
        </div>
      </EntryForm>
    </>
  );
}
