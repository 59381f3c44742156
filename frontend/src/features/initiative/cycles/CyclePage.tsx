import { useMutation, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { keepDraft } from "../../../lib/draft";
import { longDate } from "../../../lib/period";
import { initiativePath } from "../../../lib/places";
import { today } from "../../../lib/moment";
import { BothVersions } from "../../../ui/BothVersions";
import { Confirm } from "../../../ui/Confirm";
import { EntryForm } from "../../../ui/EntryForm";
import { Failing } from "../../../ui/Failing";
import { NotHere } from "../../../ui/NotHere";
import { useEntry } from "../../../ui/useEntry";
import { PlanFields, StudyFields } from "./CycleFields";
import { addCycle, changeCycle, removeCycle, type Cycle } from "./queries";
import { changesOf, FIELD_NAMES, newOf, nextCycle, problemsIn, typedOf, type CycleTyped } from "./typed";
import { OfInitiative } from "../OfInitiative";
import type { Page } from "../types";
import "./cycles.css";

const addRoute = getRouteApi("/signed-in/initiatives/$code/cycles/new");
const changeRoute = getRouteApi("/signed-in/initiatives/$code/cycles/$cycle");

const ideasOf = (page: Page) => page.diagram.drivers.filter(({ kind }) => kind === "change_idea");

/** The next test, ramping from the last. */
export function AddCyclePage() {
  const { code } = addRoute.useParams();
  return (
    <OfInitiative code={code} heading="Plan a cycle">
      {(page) => (page.may_edit ? <Add page={page} /> : <NotHere />)}
    </OfInitiative>
  );
}

function Add({ page }: { page: Page }) {
  const navigate = addRoute.useNavigate();
  const entry = useEntry<CycleTyped>({
    name: `cycle.of.${page.code}`,
    start: () => nextCycle(page.cycles, today()),
    problemsIn,
    send: (typed) => addCycle(newOf(page.code, typed)),
    onDone: () => navigate({ to: initiativePath(page.code) }),
  });
  return (
    <EntryForm
      entry={entry}
      label="PDSA cycle"
      unchanged="No cycle has been planned"
      act="Plan the cycle"
      leave={<Link to={initiativePath(page.code)}>Leave</Link>}
    >
      <PlanFields entry={entry} ideas={ideasOf(page)} before={page.cycles} />
    </EntryForm>
  );
}

/** What a cycle taught, or another plan for it while it is open. */
export function CyclePage() {
  const { code, cycle } = changeRoute.useParams();
  return (
    <OfInitiative code={code} heading="A PDSA cycle">
      {(page) => {
        const found = page.cycles.find(({ id }) => String(id) === cycle);
        if (!found) return <NotHere />;
        return page.may_edit ? <Change key={found.id} page={page} cycle={found} /> : <Told cycle={found} />;
      }}
    </OfInitiative>
  );
}

function Change({ page, cycle }: { page: Page; cycle: Cycle }) {
  const navigate = changeRoute.useNavigate();
  const entry = useEntry<CycleTyped>({
    name: `cycle.${cycle.id}`,
    start: () => typedOf(cycle),
    problemsIn,
    existing: { saved: typedOf(cycle), revision: cycle.revision },
    send: (typed, { revision }) => changeCycle(cycle.id, revision, changesOf(typed)),
    onDone: () => navigate({ to: initiativePath(page.code) }),
  });
  return (
    <>
      <p className="page-head__facts">
        Cycle {cycle.number}, {longDate(cycle.first)} to {longDate(cycle.last)} · {cycle.act_words}
      </p>
      <EntryForm
        entry={entry}
        label={`Cycle ${cycle.number}`}
        unchanged="The cycle is as it was"
        act="Save"
        leave={<Link to={initiativePath(page.code)}>Leave it as it is</Link>}
        conflict={
          <BothVersions
            entry={entry}
            what={`Cycle ${cycle.number}`}
            names={FIELD_NAMES}
            shown={(field, value) => choiceWords(page, field, value)}
          />
        }
      >
        {cycle.act === null ? (
          <PlanFields
            entry={entry}
            ideas={ideasOf(page)}
            before={page.cycles.filter(({ number }) => number < cycle.number)}
          />
        ) : (
          <p className="note">The plan stands as it was when the cycle was closed.</p>
        )}
        <StudyFields entry={entry} />
      </EntryForm>
      {cycle.act === null && cycle.found === "" && <Remove code={page.code} cycle={cycle} />}
    </>
  );
}

/** What the choices of the form say. */
function choiceWords(page: Page, field: string, value: string): string {
  if (field === "change_idea") return ideasOf(page).find(({ id }) => String(id) === value)?.title ?? "";
  if (field !== "follows") return value;
  const before = page.cycles.find(({ id }) => String(id) === value);
  return before ? `Cycle ${before.number}` : "";
}

function Remove({ code, cycle }: { code: string; cycle: Cycle }) {
  const navigate = changeRoute.useNavigate();
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => removeCycle(cycle.id, cycle.revision),
    onSuccess: async () => {
      keepDraft(`cycle.${cycle.id}`, undefined);
      await navigate({ to: initiativePath(code) });
      await queryClient.invalidateQueries();
    },
  });
  return (
    <div className="section">
      {remove.error && <Failing what="The cycle is still there." error={remove.error} />}
      <Confirm
        act="Take this cycle out"
        question={`Cycle ${cycle.number}, ${cycle.title}, goes: it was planned and never studied.`}
        yes="Take it out"
        no="Leave it"
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
      />
    </div>
  );
}

/** For those who only read. */
function Told({ cycle }: { cycle: Cycle }) {
  const told = typedOf(cycle);
  const shown = (["scale", "question", "prediction", "plan", "done", "found"] as const).filter((name) => told[name]);
  return (
    <>
      <p className="page-head__facts">
        Cycle {cycle.number}, {longDate(cycle.first)} to {longDate(cycle.last)} · {cycle.act_words}
      </p>
      <dl className="card cycle-told">
        {shown.map((name) => (
          <div key={name}>
            <dt>{FIELD_NAMES[name]}</dt>
            <dd>{told[name]}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
