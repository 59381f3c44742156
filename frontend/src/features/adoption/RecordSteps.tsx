import { useQueryClient } from "@tanstack/react-query";
import { Button, Select, TextInput } from "nhsuk-react-components";
import { useRef, useState, type KeyboardEvent } from "react";
import { today } from "../../lib/moment";
import { useDraft } from "../../lib/draft";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { fieldsOf } from "../../ui/fieldsOf";
import { KeptDraft } from "../../ui/KeptDraft";
import { useForm } from "../../ui/useForm";
import { recordAdoptions } from "./acts";
import { MatrixTable } from "./MatrixTable";
import type { Matrix, MatrixInnovation, MatrixRow } from "./queries";
import { stagesOf, stageWords } from "./stages";
import { practiceCount, toggled } from "./ticked";
import { emptyStep, fieldOf, problemsOf, refusedOf, sentOf, type Typed } from "./typed";
import "../../ui/form.css";

type RecordStepsProps = {
  matrix: Matrix;
  chosen: MatrixInnovation;
  onChoose: (code: string) => void;
  onDone: (said: string) => void;
};

/** One step of any number of practices, recorded in one act: all of them, or none. */
export function RecordSteps({ matrix, chosen, onChoose, onDone }: RecordStepsProps) {
  const queryClient = useQueryClient();
  const [start] = useState(emptyStep);
  const { draft, setDraft, kept, forget } = useDraft(`adoptions.${matrix.federation.code}.${chosen.code}`, start);
  const pressed = useRef<string>(undefined);
  const all = matrix.rows.map(({ practice }) => practice.code);
  const typed: Typed = { ...draft, practices: all.filter((code) => draft.practices.includes(code)) };
  const { problems, busy, wrong, submit } = useForm<Typed, { practices: number }, string>({
    typed,
    problemsIn: problemsOf,
    send: (given) => recordAdoptions(sentOf(chosen.code, given)),
    fieldOf,
    onDone: async ({ practices }, { stage }) => {
      forget();
      await queryClient.invalidateQueries();
      onDone(
        `Recorded for ${practiceCount(practices)}: ${stage === "" ? "" : stageWords(stage).toLowerCase()}, ${chosen.title}.`,
      );
    },
  });
  const change = (next: Partial<Typed>) => setDraft({ ...typed, ...next });
  const at = fieldsOf<Typed>("step", typed, change, wrong);
  const refused = refusedOf(problems).filter((code) => typed.practices.includes(code));
  const count = typed.practices.length;
  const tick = (code: string, reaching: boolean) => {
    change({ practices: toggled(all, typed.practices, code, reaching ? pressed.current : undefined) });
    pressed.current = code;
  };
  const idOf = (field: string) =>
    field === "practices"
      ? `tick-${all[0]}`
      : field.startsWith("practices.")
        ? `tick-${field.slice(10)}`
        : `step-${field}`;

  const tickOf = ({ practice }: MatrixRow) => (
    <label className="tick">
      <input
        id={`tick-${practice.code}`}
        type="checkbox"
        checked={typed.practices.includes(practice.code)}
        aria-describedby={wrong(`practices.${practice.code}`) ? `fault-${practice.code}` : undefined}
        onKeyDown={upAndDown}
        onChange={({ nativeEvent }) => tick(practice.code, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
      />
      <b>{practice.name}</b>
    </label>
  );
  return (
    <form onSubmit={submit} noValidate aria-label={`Record a step: ${chosen.title}`}>
      <div className="card form-card">
        <ErrorSummary title="Nothing has been recorded" problems={problems} idOf={idOf} />
        {refused.length > 0 && (
          <p>
            <button
              type="button"
              className="button"
              onClick={() => change({ practices: typed.practices.filter((code) => !refused.includes(code)) })}
            >
              Untick the {refused.length === 1 ? "one" : refused.length} that cannot take this step
            </button>
          </p>
        )}
        <KeptDraft kept={kept} onForget={forget} />
        <div className="form-fields">
          <Select label="They are now" {...at("stage")}>
            <Select.Option value="">Choose</Select.Option>
            {stagesOf(chosen.retired).map(({ stage, words }) => (
              <Select.Option key={stage} value={stage}>
                {words}
              </Select.Option>
            ))}
          </Select>
          <TextInput label="Since" type="date" max={today()} {...at("on")} />
          {typed.stage === "stopped" && (
            <TextInput label="Why they stopped" maxLength={500} {...at("reason")} className="form-fields__whole" />
          )}
        </div>
        <div className="actions">
          <button type="button" className="button" onClick={() => change({ practices: all })}>
            Tick all {all.length}
          </button>
          <button type="button" className="button" disabled={count === 0} onClick={() => change({ practices: [] })}>
            Tick none
          </button>
          <span className="note only-wide">Shift reaches from one tick to another; arrow keys move up and down.</span>
        </div>
        {wrong("practices") && <p className="adoptions__fault">{wrong("practices")}</p>}
      </div>
      <MatrixTable
        matrix={matrix}
        chosen={chosen}
        onChoose={onChoose}
        tickOf={tickOf}
        faultOf={(code) => wrong(`practices.${code}`)}
        onTakenBack={onDone}
      />
      <div className="record-foot">
        <Button small type="submit" disabled={busy}>
          {count === 0 ? "Record the step" : `Record for ${practiceCount(count)}`}
        </Button>
        <span className="note" role="status">
          {count} of {all.length} ticked
        </span>
      </div>
    </form>
  );
}

/** The arrow keys move between the ticks of a column, as in a list. */
function upAndDown(event: KeyboardEvent<HTMLInputElement>) {
  const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const list = event.currentTarget.closest("tbody");
  if (move === undefined || !list) return;
  event.preventDefault();
  const ticks = [...list.querySelectorAll<HTMLInputElement>("input[type=checkbox]")];
  ticks[ticks.indexOf(event.currentTarget) + move]?.focus();
}
