import { TextInput } from "nhsuk-react-components";
import { isDay } from "../../../lib/days";
import { today } from "../../../lib/moment";
import { longDate } from "../../../lib/period";
import { Empty } from "../../../ui/Empty";
import { Failing } from "../../../ui/Failing";
import type { FieldProblem } from "../../../ui/fieldProblems";
import { ScrollCard } from "../../../ui/ScrollCard";
import { useEntry } from "../../../ui/useEntry";
import { useOpened } from "../../../ui/useOpened";
import { EntryCard } from "../EntryCard";
import { Part } from "../Part";
import { Remove } from "../Remove";
import { addMilestone, changeMilestone, removeMilestone } from "./queries";
import type { Page } from "../types";
import { useAct } from "../useAct";

type Milestone = Page["milestones"][number];
type MilestoneTyped = { title: string; due: string; reached: string };
const NAMES: Record<keyof MilestoneTyped, string> = { title: "Milestone", due: "Due", reached: "Reached" };

const typedOf = (milestone?: Milestone): MilestoneTyped => ({
  title: milestone?.title ?? "",
  due: milestone?.due ?? "",
  reached: milestone?.reached ?? "",
});

function problemsIn({ title, due, reached }: MilestoneTyped): FieldProblem<keyof MilestoneTyped>[] {
  const problems: FieldProblem<keyof MilestoneTyped>[] = [];
  if (title.trim() === "") problems.push({ field: "title", message: "Say what is to be reached." });
  if (!isDay(due)) problems.push({ field: "due", message: "Give the day by which it is due." });
  if (reached !== "" && !isDay(reached)) {
    problems.push({ field: "reached", message: "Give the day on which it was reached, or leave it empty." });
  }
  return problems;
}

/** What is to be reached by when, and what has been. */
export function MilestonesPart({ page: { code, milestones } }: { page: Page }) {
  const { opened, said, open, cancel, finish } = useOpened<"new" | number>();
  const changed = milestones.find(({ id }) => id === opened);
  return (
    <Part
      id="milestones-heading"
      title="Milestones"
      add={{ label: "Add a milestone", onOpen: () => open("new") }}
      form={
        <>
          {opened === "new" && <MilestoneForm code={code} onDone={finish} onCancel={cancel} />}
          {changed && (
            <MilestoneForm key={changed.id} code={code} milestone={changed} onDone={finish} onCancel={cancel} />
          )}
        </>
      }
      said={said}
    >
      {milestones.length === 0 ? (
        <Empty title="No milestone yet.">What would you show somebody, and when?</Empty>
      ) : (
        <ScrollCard label="Table of milestones">
          <table className="table">
            <caption className="visually-hidden">Milestones</caption>
            <thead>
              <tr>
                <th scope="col">Milestone</th>
                <th scope="col">Due</th>
                <th scope="col">Reached</th>
                <th scope="col">
                  <span className="visually-hidden">Change or remove</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {milestones.map((milestone) => (
                <tr key={milestone.id}>
                  <th scope="row">{milestone.title}</th>
                  <td>
                    <span className={milestone.overdue ? "late" : undefined}>
                      {longDate(milestone.due)}
                      {milestone.overdue && ", overdue"}
                    </span>
                  </td>
                  <td>{milestone.reached ? longDate(milestone.reached) : <span className="note">not yet</span>}</td>
                  <td>
                    <Acts code={code} milestone={milestone} onChange={() => open(milestone.id)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollCard>
      )}
    </Part>
  );
}

function Acts({ code, milestone, onChange }: { code: string; milestone: Milestone; onChange: () => void }) {
  const { id, title, due, reached, revision } = milestone;
  const reach = useAct(() => changeMilestone(code, id, revision, { title, due, reached: today() }));
  return (
    <>
      <span className="actions row-acts">
        {reached === null && (
          <button type="button" className="link-button" disabled={reach.isPending} onClick={() => reach.mutate()}>
            Reached today<span className="visually-hidden">: {title}</span>
          </button>
        )}
        <button type="button" className="link-button" onClick={onChange}>
          Change<span className="visually-hidden">: {title}</span>
        </button>
        <Remove
          of={title}
          question="The milestone goes."
          still="The milestone is as it was."
          remove={() => removeMilestone(code, id, revision)}
        />
      </span>
      {reach.error && <Failing what="The milestone is as it was." error={reach.error} />}
    </>
  );
}

type MilestoneFormProps = { code: string; milestone?: Milestone; onDone: (said: string) => void; onCancel: () => void };

function MilestoneForm({ code, milestone, onDone, onCancel }: MilestoneFormProps) {
  const entry = useEntry<MilestoneTyped>({
    name: milestone ? `milestone.${milestone.id}` : `milestone.new.${code}`,
    start: () => typedOf(milestone),
    problemsIn,
    existing: milestone && { saved: typedOf(milestone), revision: milestone.revision },
    send: ({ title, due, reached }, { revision }) => {
      const said = { title: title.trim(), due, reached: reached || null };
      return milestone ? changeMilestone(code, milestone.id, revision, said) : addMilestone(code, said);
    },
    onDone: (_, { title }) => onDone(`${title.trim()} is saved.`),
  });
  const { field } = entry;
  return (
    <EntryCard
      entry={entry}
      name="milestone"
      title={milestone ? `Change ${milestone.title}` : "Add a milestone"}
      unchanged="The milestones are as they were"
      act="Save"
      onCancel={onCancel}
      existing={milestone && { what: "This milestone", names: NAMES }}
    >
      <TextInput label="What is to be reached" {...field("title")} />
      <TextInput label="Due" type="date" {...field("due")} />
      <TextInput label="Reached (optional)" type="date" {...field("reached")} />
    </EntryCard>
  );
}
