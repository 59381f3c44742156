import { useQuery } from "@tanstack/react-query";
import { Textarea, TextInput } from "nhsuk-react-components";
import { today } from "../../../lib/moment";
import { longDate } from "../../../lib/period";
import { Empty } from "../../../ui/Empty";
import { EntryCard } from "../EntryCard";
import { useEntry } from "../../../ui/useEntry";
import { useOpened } from "../../../ui/useOpened";
import { CasePart, TakeOut } from "./CasePart";
import { challengesQuery, changeChallenge, recordChallenge, removeChallenge, type Challenge } from "./queries";
import { CHALLENGE_FIELDS, challengeOf, challengeProblems, challengeTyped, type ChallengeTyped } from "./typed";

type Act = { kind: "add" } | { kind: "answer" | "change"; id: number };

/** What was said against it, and the answers that were given. */
export function Challenges({ code, mayEdit }: { code: string; mayEdit: boolean }) {
  const query = useQuery(challengesQuery(code));
  const { opened, said, open, cancel, finish } = useOpened<Act>();
  const changed = opened && "id" in opened ? query.data?.items.find(({ id }) => id === opened.id) : undefined;
  const form = { code, onDone: finish, onCancel: cancel };
  return (
    <CasePart
      id="case-challenges"
      title="Challenges and answers"
      note="What was said against it; those without an answer first."
      query={query}
      add={mayEdit ? { label: "Record a challenge", onOpen: () => open({ kind: "add" }) } : undefined}
      said={said}
      form={
        <>
          {opened?.kind === "add" && <ChallengeForm {...form} />}
          {changed && opened?.kind !== "add" && (
            <ChallengeForm
              key={`${opened?.kind} ${changed.id}`}
              challenge={changed}
              answering={opened?.kind === "answer"}
              {...form}
            />
          )}
        </>
      }
    >
      {({ items }) =>
        items.length === 0 ? (
          <Empty title="Nobody has challenged it yet.">Who would lose by it, and what would they say?</Empty>
        ) : (
          <ol className="card case-list">
            {items.map((each) => (
              <li key={each.id}>
                <p>
                  <b>{each.by_whom}</b>, <span className="note">{longDate(each.day)}</span>
                </p>
                <blockquote>{each.words}</blockquote>
                {each.answer === null ? (
                  <p>
                    <span className="late">No answer yet</span>
                  </p>
                ) : (
                  <p className="case-list__answer">
                    {each.answer}{" "}
                    <span className="note">{each.answered_on && `Answered on ${longDate(each.answered_on)}`}</span>
                  </p>
                )}
                {mayEdit && (
                  <p className="actions">
                    {each.answer === null && (
                      <button type="button" className="button" onClick={() => open({ kind: "answer", id: each.id })}>
                        Answer<span className="visually-hidden"> {each.by_whom}</span>
                      </button>
                    )}
                    <button type="button" className="link-button" onClick={() => open({ kind: "change", id: each.id })}>
                      Change<span className="visually-hidden"> the challenge of {each.by_whom}</span>
                    </button>
                    <TakeOut
                      of={`the challenge of ${each.by_whom}`}
                      question="Was it recorded by mistake?"
                      remove={() => removeChallenge(code, each)}
                      onRemoved={() => finish("The challenge is taken out.")}
                    />
                  </p>
                )}
              </li>
            ))}
          </ol>
        )
      }
    </CasePart>
  );
}

type ChallengeFormProps = {
  code: string;
  challenge?: Challenge;
  /** only its answer is asked for */
  answering?: boolean;
  onDone: (said: string) => void;
  onCancel: () => void;
};

function ChallengeForm({ code, challenge, answering = false, onDone, onCancel }: ChallengeFormProps) {
  const entry = useEntry<ChallengeTyped, Challenge>({
    name: `challenge.${challenge?.id ?? `of.${code}`}`,
    start: () => challengeTyped(today(), challenge),
    problemsIn: (typed) =>
      answering && typed.answer.trim() === ""
        ? [{ field: "answer", message: "Write the answer." }]
        : challengeProblems(typed),
    existing: challenge && { saved: challengeTyped(today(), challenge), revision: challenge.revision },
    send: (typed, { revision }) =>
      challenge
        ? changeChallenge(code, challenge.id, revision, challengeOf(typed))
        : recordChallenge(code, challengeOf(typed)),
    onDone: ({ by_whom, answer }) =>
      onDone(answer === null ? `The challenge of ${by_whom} is recorded.` : `The answer to ${by_whom} is recorded.`),
  });
  const { field } = entry;
  return (
    <EntryCard
      entry={entry}
      title={
        challenge ? `${answering ? "Answer" : "Change the challenge of"} ${challenge.by_whom}` : "Record a challenge"
      }
      name="challenge"
      unchanged="The challenges are as they were"
      act={answering ? "Record the answer" : "Save the challenge"}
      onCancel={onCancel}
      existing={challenge && { what: `The challenge of ${challenge.by_whom}`, names: CHALLENGE_FIELDS }}
    >
      {answering ? (
        <p className="form-fields__whole">“{challenge?.words}”</p>
      ) : (
        <>
          <TextInput label="By whom" maxLength={200} {...field("by_whom")} />
          <TextInput label="Day" type="date" placeholder="2018-11-21" {...field("day")} />
          <div className="form-fields__whole">
            <Textarea label="What was said against it" rows={2} {...field("words")} />
          </div>
        </>
      )}
      <div className="form-fields__whole">
        <Textarea label={answering ? "Answer" : "Answer (may be empty)"} rows={3} {...field("answer")} />
      </div>
      <TextInput label="Answered on" type="date" placeholder="2018-11-21" {...field("answered_on")} />
    </EntryCard>
  );
}
