import { useQuery } from "@tanstack/react-query";
import { Select, Textarea, TextInput } from "nhsuk-react-components";
import { today } from "../../../lib/moment";
import { longDate } from "../../../lib/period";
import { Empty } from "../../../ui/Empty";
import { EntryCard } from "../EntryCard";
import { useEntry } from "../../../ui/useEntry";
import { useOpened } from "../../../ui/useOpened";
import { CasePart, TakeOut } from "./CasePart";
import { decisionsQuery, optionsQuery, recordDecision, removeDecision, type Decision } from "./queries";
import { decisionOf, decisionProblems, type DecisionTyped } from "./typed";

/** What was decided, on which day, and who agreed. */
export function Decisions({ code, mayEdit }: { code: string; mayEdit: boolean }) {
  const query = useQuery(decisionsQuery(code));
  const { opened, said, open, cancel, finish } = useOpened<"add">();
  return (
    <CasePart
      id="case-decisions"
      title="Decisions"
      note="What was decided, when, and who agreed."
      query={query}
      add={mayEdit ? { label: "Record a decision", onOpen: () => open("add") } : undefined}
      said={said}
      form={opened && <DecisionForm code={code} onDone={finish} onCancel={cancel} />}
    >
      {({ items }) =>
        items.length === 0 ? (
          <Empty title="Nothing has been decided yet." />
        ) : (
          <ol className="card case-list">
            {items.map((each) => (
              <li key={each.id}>
                <p>
                  <b>{longDate(each.day)}</b>
                  {each.option && <span className="note"> · {each.option.title}</span>}
                </p>
                <p>{each.words}</p>
                <p className="note">Agreed by {each.agreed_by}</p>
                {mayEdit && (
                  <p className="actions">
                    <TakeOut
                      of={`the decision of ${longDate(each.day)}`}
                      question="Was it recorded by mistake?"
                      remove={() => removeDecision(code, each)}
                      onRemoved={() => finish("The decision is taken out.")}
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

type DecisionFormProps = { code: string; onDone: (said: string) => void; onCancel: () => void };

function DecisionForm({ code, onDone, onCancel }: DecisionFormProps) {
  const { data: options } = useQuery(optionsQuery(code));
  const entry = useEntry<DecisionTyped, Decision>({
    name: `decision.${code}`,
    start: () => ({ day: today(), words: "", agreed_by: "", option: "" }),
    problemsIn: decisionProblems,
    send: (typed) => recordDecision(code, decisionOf(typed)),
    onDone: ({ day }) => onDone(`The decision of ${longDate(day)} is recorded.`),
  });
  const { field } = entry;
  return (
    <EntryCard
      entry={entry}
      title="Record a decision"
      name="decision"
      unchanged="No decision has been recorded"
      act="Record the decision"
      onCancel={onCancel}
    >
      <Textarea label="What was decided" rows={2} {...field("words")} />
      <Textarea label="Who agreed" rows={2} {...field("agreed_by")} />
      <TextInput label="Day" type="date" placeholder="2018-11-21" {...field("day")} />
      <Select label="Option" {...field("option")}>
        <Select.Option value="">None of the options</Select.Option>
        {options?.items.map(({ id, title }) => (
          <Select.Option key={id} value={String(id)}>
            {title}
          </Select.Option>
        ))}
      </Select>
    </EntryCard>
  );
}
