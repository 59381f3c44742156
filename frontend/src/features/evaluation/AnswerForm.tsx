import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import type { AnswererRole, AnswerSheet, FormQuestion } from "../../api/facultyTypes";
import { ApiProblem } from "../../api/problem";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Failing } from "../../ui/Failing";
import type { FieldProblem } from "../../ui/fieldProblems";
import { answerOf, missingIn, nothingSaid, problemsIn, type Said } from "./answer";
import { handIn } from "./queries";
import { roles, STEPS, stepWords, type Step, type SteppedKind } from "./steps";

type AnswerFormProps = {
  ticket: string;
  sheet: AnswerSheet;
  onDone: () => void;
  /** the link has been used, or the form has closed, meanwhile */
  onRefused: (problem: ApiProblem) => void;
};
const REFUSED = [403, 404, 409, 410];

/** The questions, each step a target that a thumb meets. What was chosen stays when the network fails. */
export function AnswerForm({ ticket, sheet: { questions }, onDone, onRefused }: AnswerFormProps) {
  const [said, setSaid] = useState<Said>(nothingSaid);
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const hand = useMutation({
    mutationFn: () => handIn(ticket, answerOf(questions, said)),
    onSuccess: onDone,
    onError: (error) => {
      if (error instanceof ApiProblem && REFUSED.includes(error.status)) onRefused(error);
    },
  });
  const missing = problems.length > 0 ? missingIn(questions, said) : [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = problemsIn(questions, said);
    setProblems(found);
    if (found.length === 0) hand.mutate();
  };
  return (
    <form className="answer-form" onSubmit={submit} noValidate>
      <ErrorSummary
        title="Nothing has been handed in yet"
        problems={problems}
        idOf={(question) => `question-${question}`}
      />
      <ol className="answer-questions">
        {questions.map((question) => (
          <li key={question.id}>
            {question.kind === "text" ? (
              <InWords
                question={question}
                value={said.words[question.id] ?? ""}
                onChange={(words) => setSaid({ ...said, words: { ...said.words, [question.id]: words } })}
              />
            ) : (
              <InSteps
                question={question}
                kind={question.kind}
                value={said.steps[question.id]}
                missing={missing.includes(question)}
                onChange={(step) => setSaid({ ...said, steps: { ...said.steps, [question.id]: step } })}
              />
            )}
          </li>
        ))}
        <li>
          <Role value={said.role} onChange={(role) => setSaid({ ...said, role })} />
        </li>
      </ol>
      {hand.error && !(hand.error instanceof ApiProblem && REFUSED.includes(hand.error.status)) && (
        <Failing
          what="Your answer has not arrived."
          kept="What you chose is kept on this page."
          error={hand.error}
          onRetry={() => hand.mutate()}
        />
      )}
      <button type="submit" className="button button--main answer-hand-in" disabled={hand.isPending}>
        {hand.isPending ? "Handing in" : "Hand in"}
      </button>
    </form>
  );
}

type InStepsProps = {
  question: FormQuestion;
  kind: SteppedKind;
  value: Step | undefined;
  missing: boolean;
  onChange: (step: Step) => void;
};

function InSteps({ question: { id, words }, kind, value, missing, onChange }: InStepsProps) {
  return (
    <fieldset className={missing ? "answer-steps answer-steps--missing" : "answer-steps"}>
      <legend>
        {words}
        {missing && <span className="answer-missing">Choose one.</span>}
      </legend>
      <div>
        {STEPS.map((step) => (
          <label key={step}>
            <input
              id={`question-${id}-${step}`}
              type="radio"
              name={`question-${id}`}
              checked={value === step}
              onChange={() => onChange(step)}
            />
            <span>{stepWords(kind, step)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type InWordsProps = { question: FormQuestion; value: string; onChange: (words: string) => void };

function InWords({ question: { id, words }, value, onChange }: InWordsProps) {
  return (
    <div className="answer-words">
      <label htmlFor={`question-${id}`}>{words}</label>
      <p className="note" id={`question-${id}-hint`}>
        If you like. Leave out names, and what would show who you are: it is shown as you write it.
      </p>
      <textarea
        id={`question-${id}`}
        rows={4}
        maxLength={2000}
        aria-describedby={`question-${id}-hint`}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}

function Role({ value, onChange }: { value: Said["role"]; onChange: (role: Said["role"]) => void }) {
  return (
    <div className="answer-words">
      <label htmlFor="answer-role">Your role</label>
      <p className="note" id="answer-role-hint">
        If you like. It shows whether sessions work for everyone; roles of fewer than five answers are not told apart.
      </p>
      <select
        id="answer-role"
        className="select"
        aria-describedby="answer-role-hint"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value as AnswererRole | "")}
      >
        <option value="">I would rather not say</option>
        {roles.map((role) => (
          <option key={role.value} value={role.value}>
            {role.label}
          </option>
        ))}
      </select>
    </div>
  );
}
