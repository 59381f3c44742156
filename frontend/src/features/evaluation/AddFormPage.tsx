import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Button, Select, TextInput } from "nhsuk-react-components";
import { useDraft } from "../../lib/draft";
import { Crumbs } from "../../ui/Crumbs";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { KeptDraft } from "../../ui/KeptDraft";
import { Loading } from "../../ui/Loading";
import { MayRun } from "../../ui/MayRun";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { useForm } from "../../ui/useForm";
import {
  emptyForm,
  emptyQuestion,
  fieldOfQuestion,
  formFieldOf,
  formOf,
  problemsInForm,
  typedFrom,
  type FormTyped,
  type QuestionTyped,
} from "./formForm";
import { kinds, kindWords, levels, type Kind } from "./levels";
import { addForm, formsQuery } from "./queries";
import "../../ui/form.css";
import "./evaluation.css";

const route = getRouteApi("/signed-in/evaluation-forms/add");

/** A form is made, from nothing or from one that stands; what is typed survives a reload. */
export function AddFormPage() {
  const { from } = route.useSearch();
  const { data, error, refetch } = useQuery(formsQuery());
  if (error && !data) {
    return (
      <PageFailing
        heading="Make a form"
        what="The forms could not be fetched."
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  const source = data?.items.find(({ code }) => code === from);
  return (
    <>
      <PageTitle title="Make a form" />
      <Crumbs places={[{ label: "Evaluation forms", to: "/evaluation-forms" }]} />
      <h1>Make a form</h1>
      <p className="lede">
        {source
          ? `It begins with the questions of “${source.title}”, which stays as it is.`
          : "A short form is answered: four or five questions, and one for their own words."}
      </p>
      <div className="section">
        {data ? (
          <MayRun>
            <MakeForm key={from} name={`form.${from ?? "new"}`} begin={source ? typedFrom(source) : emptyForm} />
          </MayRun>
        ) : (
          <Loading what="Fetching the forms." rows={4} cells={1} />
        )}
      </div>
    </>
  );
}

const idOf = (field: string) => `form-${field.replaceAll(".", "-")}`;

function MakeForm({ name, begin }: { name: string; begin: FormTyped }) {
  const navigate = route.useNavigate();
  const queryClient = useQueryClient();
  const { draft: typed, setDraft: setTyped, kept, forget } = useDraft(name, begin);
  const { problems, busy, wrong, submit } = useForm({
    typed,
    problemsIn: problemsInForm,
    send: (sent) => addForm(formOf(sent)),
    fieldOf: formFieldOf,
    onDone: async () => {
      forget();
      await queryClient.invalidateQueries({ queryKey: ["evaluation-forms"] });
      await navigate({ to: "/evaluation-forms" });
    },
  });
  const { questions } = typed;
  const setQuestions = (next: QuestionTyped[]) => setTyped({ ...typed, questions: next });
  return (
    <form className="card form-card" onSubmit={submit} noValidate aria-label="Make a form">
      <ErrorSummary title="No form has been made" problems={problems} idOf={idOf} />
      <KeptDraft kept={kept} onForget={forget} />
      <TextInput
        id={idOf("title")}
        label="Title"
        hint="Those who answer read it: After the session."
        maxLength={200}
        value={typed.title}
        error={wrong("title")}
        onChange={(event) => setTyped({ ...typed, title: event.currentTarget.value })}
      />
      <Select
        id={idOf("level")}
        label="Level"
        value={typed.level}
        error={wrong("level")}
        onChange={(event) => setTyped({ ...typed, level: event.currentTarget.value })}
      >
        {levels.map(({ level, name: called, asks }) => (
          <Select.Option key={level} value={String(level)}>
            {`${level}. ${called}: ${asks}`}
          </Select.Option>
        ))}
      </Select>
      <ol className="form-questions">
        {questions.map((question, place) => (
          <li key={place}>
            <QuestionFields
              question={question}
              place={place}
              wrong={wrong(fieldOfQuestion(place))}
              onChange={(next) => setQuestions(questions.map((each, index) => (index === place ? next : each)))}
              onRemove={
                questions.length > 1 ? () => setQuestions(questions.filter((_, index) => index !== place)) : undefined
              }
            />
          </li>
        ))}
      </ol>
      <div className="actions">
        <Button small type="submit" disabled={busy}>
          Make the form
        </Button>
        {questions.length < 30 && (
          <button type="button" className="button" onClick={() => setQuestions([...questions, emptyQuestion])}>
            Add a question
          </button>
        )}
      </div>
    </form>
  );
}

type QuestionFieldsProps = {
  question: QuestionTyped;
  place: number;
  wrong: string | undefined;
  onChange: (next: QuestionTyped) => void;
  onRemove: (() => void) | undefined;
};

function QuestionFields({ question, place, wrong, onChange, onRemove }: QuestionFieldsProps) {
  return (
    <div className="form-card__row">
      <TextInput
        id={idOf(fieldOfQuestion(place))}
        label={`Question ${place + 1}`}
        maxLength={200}
        value={question.words}
        error={wrong}
        formGroupProps={{ className: "form-questions__words" }}
        onChange={(event) => onChange({ ...question, words: event.currentTarget.value })}
      />
      <Select
        id={`${idOf(fieldOfQuestion(place))}-kind`}
        label={`Answered by${place ? ` (${place + 1})` : ""}`}
        value={question.kind}
        onChange={(event) => onChange({ ...question, kind: event.currentTarget.value as Kind })}
      >
        {kinds.map((kind) => (
          <Select.Option key={kind} value={kind}>
            {kindWords[kind]}
          </Select.Option>
        ))}
      </Select>
      {onRemove && (
        <button type="button" className="link-button" onClick={onRemove}>
          Take out<span className="visually-hidden"> question {place + 1}</span>
        </button>
      )}
    </div>
  );
}
