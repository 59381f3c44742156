import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, TextInput } from "nhsuk-react-components";
import { useState } from "react";
import type { Stage } from "../../api/facultyTypes";
import { useMay } from "../../api/useMay";
import { Crumbs } from "../../ui/Crumbs";
import { CsvButton } from "../../ui/CsvButton";
import { Empty } from "../../ui/Empty";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Loading } from "../../ui/Loading";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { Tag } from "../../ui/Tag";
import { useForm } from "../../ui/useForm";
import { setStages } from "./acts";
import { stagesQuery } from "./queries";
import {
  fieldOfStage,
  moved,
  newStage,
  problemsInStages,
  stageFieldOf,
  stagesSent,
  stagesTyped,
  usualWords,
  type StageTyped,
} from "./stageForm";
import "../../ui/form.css";
import "./faculty.css";

/** The stages of the apprenticeship: they are data, and those who run programmes edit them. */
export function StagesPage() {
  const may = useMay("run_programmes");
  const { data, error, refetch } = useQuery(stagesQuery());
  const [saved, setSaved] = useState(false);
  if (error && !data) {
    return (
      <PageFailing
        heading="Stages of the apprenticeship"
        what="The stages could not be fetched."
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <>
      <PageTitle title="Stages of the apprenticeship" />
      <Crumbs places={[{ label: "Faculty", to: "/faculty" }]} />
      <div className="page-head">
        <h1>Stages of the apprenticeship</h1>
        <div className="actions">
          <CsvButton address="/api/v1/apprenticeship-stages.csv" name="apprenticeship-stages.csv" />
        </div>
      </div>
      <p className="lede">
        Members go through them in this order. Whoever has reached a stage that accredits may sign others off; the last
        one always does.
      </p>
      {saved && (
        <div className="box box--done section" role="status">
          <p>
            <strong>The stages are saved.</strong>
          </p>
        </div>
      )}
      <div className="section">
        {!data ? (
          <Loading what="Fetching the stages." rows={5} cells={1} />
        ) : may ? (
          <StagesForm key={data.revision} stages={data.items} revision={data.revision} onSaved={() => setSaved(true)} />
        ) : data.items.length === 0 ? (
          <Empty title="There are no stages yet." />
        ) : (
          <ol className="card stages">
            {data.items.map(({ id, title, usual_months, accredits }) => (
              <li key={id}>
                <b>{title}</b> {accredits && <Tag>accredits</Tag>}
                <p className="note">{usualWords(usual_months)}</p>
              </li>
            ))}
          </ol>
        )}
      </div>
    </>
  );
}

const idOf = (field: string) => (field === "stages" ? fieldOfStage(0, "title") : field).replaceAll(".", "-");

type StagesFormProps = { stages: Stage[]; revision: number; onSaved: () => void };

function StagesForm({ stages, revision, onSaved }: StagesFormProps) {
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState(() => {
    const { stages: list } = stagesTyped(stages);
    return { stages: list.length ? list : [{ ...newStage, accredits: true }] };
  });
  const { problems, busy, wrong, submit } = useForm({
    typed,
    problemsIn: problemsInStages,
    send: (sent) => setStages(revision, stagesSent(sent)),
    fieldOf: stageFieldOf,
    onDone: async () => {
      onSaved();
      await queryClient.invalidateQueries({ queryKey: ["faculty"] });
    },
  });
  const list = typed.stages;
  const setList = (next: StageTyped[]) => setTyped({ stages: next });
  return (
    <form onSubmit={submit} noValidate aria-label="Stages of the apprenticeship">
      <ErrorSummary title="The stages stay as they were" problems={problems} idOf={idOf} />
      <ol className="stages">
        {list.map((stage, place) => (
          <li key={place} className="card form-card">
            <StageFields
              stage={stage}
              place={place}
              wrong={wrong}
              onChange={(next) => setList(list.map((each, index) => (index === place ? next : each)))}
            />
            <div className="actions">
              {place > 0 && (
                <button type="button" className="link-button" onClick={() => setList(moved(list, place, -1))}>
                  Move up<span className="visually-hidden"> stage {place + 1}</span>
                </button>
              )}
              {place < list.length - 1 && (
                <button type="button" className="link-button" onClick={() => setList(moved(list, place, 1))}>
                  Move down<span className="visually-hidden"> stage {place + 1}</span>
                </button>
              )}
              {list.length > 1 && (
                <button
                  type="button"
                  className="link-button"
                  onClick={() => setList(list.filter((_, index) => index !== place))}
                >
                  Take out<span className="visually-hidden"> stage {place + 1}</span>
                </button>
              )}
            </div>
          </li>
        ))}
      </ol>
      <div className="actions stages__acts">
        <Button small type="submit" disabled={busy}>
          Save the stages
        </Button>
        <button type="button" className="button" onClick={() => setList([...list, newStage])}>
          Add a stage
        </button>
      </div>
    </form>
  );
}

type StageFieldsProps = {
  stage: StageTyped;
  place: number;
  wrong: (field: string) => string | undefined;
  onChange: (next: StageTyped) => void;
};

function StageFields({ stage, place, wrong, onChange }: StageFieldsProps) {
  const title = fieldOfStage(place, "title");
  const months = fieldOfStage(place, "usual_months");
  return (
    <div className="form-card__row">
      <TextInput
        id={idOf(title)}
        label={`Stage ${place + 1}`}
        maxLength={100}
        value={stage.title}
        error={wrong(title)}
        onChange={(event) => onChange({ ...stage, title: event.currentTarget.value })}
      />
      <TextInput
        id={idOf(months)}
        label="Usual months in it"
        inputMode="numeric"
        value={stage.usual_months}
        error={wrong(months)}
        onChange={(event) => onChange({ ...stage, usual_months: event.currentTarget.value })}
      />
      <label className="control stages__accredits">
        <input
          type="checkbox"
          checked={stage.accredits}
          onChange={(event) => onChange({ ...stage, accredits: event.currentTarget.checked })}
        />
        accredits: may sign others off
      </label>
    </div>
  );
}
