import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { TextInput } from "nhsuk-react-components";
import { meQuery } from "../../../api/organisations";
import { isDay } from "../../../lib/days";
import { today } from "../../../lib/moment";
import { longDate } from "../../../lib/period";
import { chosenCode } from "../../../ui/chosenCode";
import type { FieldProblem } from "../../../ui/fieldProblems";
import { PickOrganisation } from "../../../ui/PickOrganisation";
import { useEntry } from "../../../ui/useEntry";
import { EntryCard } from "../EntryCard";
import { addPractices, practicesToTickQuery } from "./queries";
import type { Page } from "../types";

type Ticked = { code: string; name: string };
type JoiningTyped = { practices: Ticked[]; first: string; another: string };
const KINDS = ["practice"] as const;

/** The last that was typed is meant too, though "Add" was not pressed. */
const meant = ({ practices, another }: JoiningTyped): string[] => {
  const code = chosenCode(another);
  const codes = practices.map((each) => each.code);
  return code === undefined || codes.includes(code) ? codes : [...codes, code];
};

function problemsIn(typed: JoiningTyped): FieldProblem<keyof JoiningTyped>[] {
  const problems: FieldProblem<keyof JoiningTyped>[] = [];
  if (typed.another.trim() !== "" && chosenCode(typed.another) === undefined) {
    problems.push({ field: "another", message: "Choose a practice from the list, or type its code." });
  } else if (meant(typed).length === 0) {
    problems.push({ field: "practices", message: "Tick at least one practice." });
  }
  if (!isDay(typed.first)) problems.push({ field: "first", message: "Give the first day on which they take part." });
  return problems;
}

type AddPracticesProps = { page: Page; onDone: (said: string) => void; onCancel: () => void };

/** Several practices from one day on: those of the federation to tick, others by name. All of them or none. */
export function AddPractices({ page: { code, owner, practices }, onDone, onCancel }: AddPracticesProps) {
  const { data: me } = useSuspenseQuery(meQuery());
  const federation = [owner, me.organisation].find((each) => each?.kind === "federation")?.code;
  const { data } = useQuery(practicesToTickQuery(federation));
  const already = new Set(practices.items.filter(({ last }) => last === null).map(({ practice }) => practice.code));
  const free = (data?.items ?? []).filter((each) => !already.has(each.code));
  const entry = useEntry<JoiningTyped>({
    name: `joining.${code}`,
    start: () => ({ practices: [], first: today(), another: "" }),
    problemsIn,
    send: (typed) => addPractices(code, meant(typed), typed.first),
    onDone: (_, typed) => {
      const many = meant(typed).length;
      onDone(`${many} ${many === 1 ? "practice takes" : "practices take"} part from ${longDate(typed.first)}.`);
    },
  });
  const { typed, change, field, idOf, wrong } = entry;
  const has = (asked: string) => typed.practices.some((each) => each.code === asked);
  const tick = (each: Ticked) =>
    change({
      practices: has(each.code)
        ? typed.practices.filter((other) => other.code !== each.code)
        : [...typed.practices, { code: each.code, name: each.name }],
    });
  const others = typed.practices.filter((each) => !free.some((other) => other.code === each.code));
  const problem = wrong("practices");
  const addAnother = () => {
    const chosen = chosenCode(typed.another);
    if (chosen === undefined) return;
    const name = typed.another.split(",").slice(0, -1).join(",").trim() || chosen;
    change({ practices: has(chosen) ? typed.practices : [...typed.practices, { code: chosen, name }], another: "" });
  };
  return (
    <EntryCard
      entry={entry}
      name="joining"
      title="Add practices"
      unchanged="No practice has been added"
      act={typed.practices.length > 1 ? `Add ${typed.practices.length} practices` : "Add"}
      onCancel={onCancel}
    >
      <fieldset className="tick-list form-fields__whole" id={idOf("practices")} tabIndex={-1}>
        <legend>Which practices</legend>
        {problem && <p className="nhsuk-error-message">{problem}</p>}
        {free.length > 1 && (
          <p>
            <button
              type="button"
              className="link-button"
              onClick={() =>
                change({ practices: [...others, ...free.map(({ code: one, name }) => ({ code: one, name }))] })
              }
            >
              Tick all {free.length}
            </button>
          </p>
        )}
        <ul>
          {[...free, ...others].map((each) => (
            <li key={each.code}>
              <label>
                <input type="checkbox" checked={has(each.code)} onChange={() => tick(each)} /> {each.name}
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <PickOrganisation
        id={idOf("another")}
        label={federation ? "Another practice (optional)" : "Practice"}
        hint="Part of its name, or its code. Enter adds it."
        kinds={KINDS}
        value={typed.another}
        error={wrong("another")}
        onChange={(another) => change({ another })}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || chosenCode(typed.another) === undefined) return;
          event.preventDefault();
          addAnother();
        }}
      />
      <TextInput label="First day" type="date" {...field("first")} />
    </EntryCard>
  );
}
