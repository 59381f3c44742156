import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Select, Textarea, TextInput } from "nhsuk-react-components";
import { useId, useState } from "react";
import { useDraft } from "../../lib/draft";
import { today } from "../../lib/moment";
import { achievementWords } from "../../ui/achievementWords";
import { fieldsOf } from "../../ui/fieldsOf";
import { FormCard } from "../../ui/FormCard";
import { useForm } from "../../ui/useForm";
import { achievedOf, achievedProblems, fieldOfAchieved, personWords, type AchievedTyped } from "./achieved";
import { recordAchievement } from "./acts";
import { participantsQuery, themesQuery } from "./queries";

type AchievementFormProps = { code: string; onDone: (said: string) => void; onCancel: () => void };

/** What somebody of the programme, or all of it together, went on to do. */
export function AchievementForm({ code, onDone, onCancel }: AchievementFormProps) {
  const queryClient = useQueryClient();
  const list = useId();
  const { data: themes } = useQuery(themesQuery());
  const { data: people = [] } = useQuery(participantsQuery(code));
  const [start] = useState<AchievedTyped>(() => ({
    title: "",
    kind: "service",
    day: today(),
    person: "",
    theme: "",
    words: "",
    evidence: "",
  }));
  const { draft, setDraft, kept, forget } = useDraft(`programme.${code}.achievement`, start);
  const { problems, busy, wrong, submit } = useForm({
    typed: draft,
    problemsIn: (typed) => achievedProblems(typed, people, today()),
    fieldOf: fieldOfAchieved,
    send: (typed) => recordAchievement(achievedOf(code, typed, people)),
    onDone: async ({ title }) => {
      forget();
      await queryClient.invalidateQueries();
      onDone(`Recorded: ${title}.`);
    },
  });
  const at = fieldsOf("achieved", draft, (next) => setDraft({ ...draft, ...next }), wrong);
  return (
    <FormCard
      title="Record an achievement"
      name="achieved"
      unchanged="Nothing has been recorded yet"
      act="Record it"
      busy={busy}
      problems={problems}
      onSubmit={submit}
      onCancel={onCancel}
      onForget={kept ? forget : undefined}
    >
      <div className="form-fields__whole">
        <TextInput label="What was achieved" hint="In a few words." maxLength={300} {...at("title")} />
      </div>
      <Select label="Kind" {...at("kind")}>
        {Object.entries(achievementWords).map(([kind, words]) => (
          <Select.Option key={kind} value={kind}>
            {words}
          </Select.Option>
        ))}
      </Select>
      <TextInput label="Day" type="date" placeholder="2018-11-21" {...at("day")} />
      <div>
        <TextInput label="Who (empty: all together)" list={list} autoComplete="off" {...at("person")} />
        <datalist id={list}>
          {people.map((one) => (
            <option key={personWords(one)} value={personWords(one)} />
          ))}
        </datalist>
      </div>
      <Select label="Theme" {...at("theme")}>
        <Select.Option value="">None</Select.Option>
        {themes?.items.map(({ id, title }) => (
          <Select.Option key={id} value={String(id)}>
            {title}
          </Select.Option>
        ))}
      </Select>
      <div className="form-fields__whole">
        <Textarea label="More about it (may be empty)" rows={2} maxLength={5000} {...at("words")} />
      </div>
      <div className="form-fields__whole">
        <TextInput label="Address of the evidence (may be empty)" type="url" maxLength={500} {...at("evidence")} />
      </div>
    </FormCard>
  );
}
