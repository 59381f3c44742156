import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { components } from "../../../api/schema.gen";
import { initiativeFiguresPath, initiativeMeasurePath } from "../../../lib/places";
import { keepDraft } from "../../../lib/draft";
import { Confirm } from "../../../ui/Confirm";
import { CsvButton } from "../../../ui/CsvButton";
import { Empty } from "../../../ui/Empty";
import { Failing } from "../../../ui/Failing";
import { Loading } from "../../../ui/Loading";
import { Said } from "../../../ui/Said";
import { ScrollCard } from "../../../ui/ScrollCard";
import { useOpened } from "../../../ui/useOpened";
import { ChangeMeasure, ChooseMeasure, DefineMeasure } from "./MeasureForms";
import { removeMeasure, type InitiativeMeasure } from "./queries";
import { OfInitiative } from "../OfInitiative";
import { measuresQuery } from "../queries";
import "./measures.css";

type Page = components["schemas"]["InitiativePage"];
type Act = { kind: "choose" } | { kind: "define" } | { kind: "change"; id: number };

const route = getRouteApi("/signed-in/initiatives/$code/measures");
const FAMILIES = { outcome: "Outcome", process: "Process", balancing: "Balancing" } as const;

/** By what an initiative is judged: what each measure means, its aim, and what is still to be given. */
export function MeasuresPage() {
  const { code } = route.useParams();
  return (
    <OfInitiative code={code} heading="Measures">
      {(page) => <Measures page={page} />}
    </OfInitiative>
  );
}

function Measures({ page }: { page: Page }) {
  const { code, may_edit } = page;
  const { data: measures, error, refetch } = useQuery(measuresQuery(code));
  const { opened, said, open, cancel, finish } = useOpened<Act>();
  if (!measures) {
    return error ? (
      <Failing what="The measures could not be fetched." error={error} onRetry={() => void refetch()} />
    ) : (
      <Loading what="Fetching the measures." rows={3} cells={3} />
    );
  }
  const { items } = measures;
  const form = { code, onDone: finish, onCancel: cancel };
  const changed = opened?.kind === "change" ? items.find(({ id }) => id === opened.id) : undefined;
  return (
    <>
      <p className="lede">{ledeOf(items, page)}</p>
      {page.overdue.length > 0 && (
        <ul className="measures-overdue">
          {page.overdue.map(({ measure, period, words }) => (
            <li key={`${measure.id} ${period}`}>
              <Link to={initiativeFiguresPath(code, measure.id)}>{words}</Link>
            </li>
          ))}
        </ul>
      )}
      <section className="section" aria-labelledby="measures">
        <div className="section-head">
          <h2 id="measures">What is measured</h2>
          <div className="actions">
            {may_edit && (
              <>
                <button type="button" className="button" onClick={() => open({ kind: "choose" })}>
                  Add from the library
                </button>
                <button type="button" className="button" onClick={() => open({ kind: "define" })}>
                  Define your own
                </button>
              </>
            )}
            {items.length > 0 && (
              <CsvButton address={`/api/v1/initiatives/${code}/measures.csv`} name={`measures-${code}.csv`} />
            )}
          </div>
        </div>
        {opened?.kind === "choose" && <ChooseMeasure taken={items} {...form} />}
        {opened?.kind === "define" && <DefineMeasure {...form} />}
        {changed && <ChangeMeasure key={changed.id} measure={changed} {...form} />}
        <Said words={said} />
        {items.length === 0 ? (
          <Empty title="No measures yet.">
            {may_edit ? "Add one from the library, or define your own: what would be different if it worked?" : ""}
          </Empty>
        ) : (
          <ByFamily items={items} page={page} onChange={(id) => open({ kind: "change", id })} onRemoved={finish} />
        )}
      </section>
    </>
  );
}

function ledeOf(items: InitiativeMeasure[], { overdue }: Page): string {
  if (items.length === 0) return "Nothing is measured yet, so nobody can tell whether it makes a difference.";
  const words = items.length === 1 ? "One measure" : `${items.length} measures`;
  const missing = (["outcome", "balancing"] as const).filter((kind) => !items.some(({ family }) => family === kind));
  const without = missing.length ? ` There is no ${missing.join(" and no ")} measure.` : "";
  const late = new Set(overdue.map(({ measure }) => measure.id)).size;
  if (late === 0) return `${words}; no figure is overdue.${without}`;
  return `${words}; figures of ${late === 1 ? "one" : late} are overdue.${without}`;
}

type ByFamilyProps = {
  items: InitiativeMeasure[];
  page: Page;
  onChange: (id: number) => void;
  onRemoved: (said: string) => void;
};

function ByFamily({ items, page, onChange, onRemoved }: ByFamilyProps) {
  const families = (Object.keys(FAMILIES) as (keyof typeof FAMILIES)[])
    .map((family) => ({ family, members: items.filter((each) => each.family === family) }))
    .filter(({ members }) => members.length > 0);
  return (
    <ScrollCard label="Measures">
      <table className="table measures">
        <caption className="visually-hidden">Measures of this initiative, by family</caption>
        <thead>
          <tr>
            <th scope="col">Measure</th>
            <th scope="col" className="number">
              Now
            </th>
            <th scope="col">Aim</th>
            <th scope="col">Figures</th>
            {page.may_edit && <th scope="col">Acts</th>}
          </tr>
        </thead>
        {families.map(({ family, members }) => (
          <tbody key={family}>
            <tr>
              <th scope="rowgroup" colSpan={page.may_edit ? 5 : 4} className="measures__family">
                {FAMILIES[family]}
              </th>
            </tr>
            {members.map((measure) => (
              <Row key={measure.id} measure={measure} page={page} onChange={onChange} onRemoved={onRemoved} />
            ))}
          </tbody>
        ))}
      </table>
    </ScrollCard>
  );
}

type RowProps = Omit<ByFamilyProps, "items"> & { measure: InitiativeMeasure };

function Row({ measure, page, onChange, onRemoved }: RowProps) {
  const { id, title, numerator, denominator, unit_label, aim_shown, figures } = measure;
  const own = measure.measure === null;
  const { code } = page;
  const charted = page.measures.find((each) => each.id === id);
  const late = page.overdue.filter((each) => each.measure.id === id);
  const counted = numerator && denominator ? `${numerator}, of ${lowered(denominator)}` : (numerator ?? unit_label);
  return (
    <tr>
      <th scope="row">
        <Link to={initiativeMeasurePath(code, id)}>
          <b>{title}</b>
        </Link>
        <span className="head-note">
          {counted}
          {!own && " · from the library"}
          {measure.by_practice && own && " · each practice gives its own"}
        </span>
      </th>
      <td className="number">
        <b>{charted?.shown}</b>
      </td>
      <td className="nowrap">{aim_shown ?? <span className="note">no aim</span>}</td>
      <td>
        {own ? (
          <Link to={initiativeFiguresPath(code, id)}>
            {figures === 0 ? "None yet" : `${figures} given`}
            <span className="visually-hidden"> of {title}</span>
          </Link>
        ) : (
          <span className="note">sent by practices</span>
        )}
        {late.length > 0 && (
          <span className="measures__late">
            <span className="late">{late.length === 1 ? "one month overdue" : `${late.length} months overdue`}</span>
          </span>
        )}
      </td>
      {page.may_edit && (
        <td>
          <span className="actions">
            <button type="button" className="link-button" onClick={() => onChange(id)}>
              Change<span className="visually-hidden"> {title}</span>
            </button>
            <Remove code={code} measure={measure} onRemoved={onRemoved} />
          </span>
        </td>
      )}
    </tr>
  );
}

const lowered = (words: string) => (/^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words);

type RemoveProps = { code: string; measure: InitiativeMeasure; onRemoved: (said: string) => void };

function Remove({ code, measure, onRemoved }: RemoveProps) {
  const queryClient = useQueryClient();
  const removing = useMutation({
    mutationFn: () => removeMeasure(code, measure),
    onSuccess: async () => {
      keepDraft(`measure.${measure.id}`, undefined);
      await queryClient.invalidateQueries();
      onRemoved(`${measure.title} is taken out.`);
    },
    onError: () => queryClient.invalidateQueries(),
  });
  return (
    <>
      <Confirm
        quiet
        act="Take out"
        of={measure.title}
        question={`Take out ${measure.title}?`}
        yes="Take it out"
        no="Leave it"
        busy={removing.isPending}
        onConfirm={() => removing.mutate()}
      />
      {removing.error && <Failing what="It is still there." error={removing.error} />}
    </>
  );
}
