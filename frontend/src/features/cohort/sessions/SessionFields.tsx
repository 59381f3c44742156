import { useQuery } from "@tanstack/react-query";
import { Select, TextInput } from "nhsuk-react-components";
import type { CohortPage, PageTerm } from "../../../api/programmeTypes";
import { longDate } from "../../../lib/period";
import { termName } from "../terms";
import { themesQuery } from "../queries";
import { facultyMembersQuery } from "./queries";
import { nextDay, type SessionTyped } from "./typed";
import type { useEntry } from "../../../ui/useEntry";

type SessionEntry = ReturnType<typeof useEntry<SessionTyped>>;
type SessionFieldsProps = {
  entry: SessionEntry;
  page: CohortPage;
  term: PageTerm | undefined;
  /** a session that exists keeps its term */
  mayChooseTerm?: boolean;
  /** attendance has been taken */
  held?: boolean;
};

export function SessionFields({ entry, page, term, mayChooseTerm, held }: SessionFieldsProps) {
  const { field, typed, change } = entry;
  const { data: themes } = useQuery(themesQuery());
  return (
    <>
      <div className="plan-form__row">
        <TextInput label="Title" {...field("title")} />
        <Select label="Theme" {...field("theme")}>
          <Select.Option value="">None yet</Select.Option>
          {themes?.items.map(({ id, title }) => (
            <Select.Option key={id} value={String(id)}>
              {title}
            </Select.Option>
          ))}
        </Select>
      </div>
      {mayChooseTerm && (
        <Select
          label="Term"
          {...field("term")}
          onChange={(event) => {
            const chosen = page.terms.find(({ id }) => String(id) === event.currentTarget.value);
            change({ term: event.currentTarget.value, day: chosen ? nextDay(chosen, page.sessions) : typed.day });
          }}
        >
          {page.terms.map((each) => (
            <Select.Option key={each.id} value={String(each.id)}>
              {termName(each)}
            </Select.Option>
          ))}
        </Select>
      )}
      <div className="plan-form__row">
        <TextInput
          label="Day"
          type="date"
          hint={
            held
              ? "Attendance has been taken: it keeps its day."
              : term && `From ${longDate(term.first)} to ${longDate(term.last)}`
          }
          min={term?.first}
          max={term?.last}
          readOnly={held}
          {...field("day")}
        />
        <TextInput label="From" type="time" {...field("begins")} />
        <TextInput label="To" type="time" {...field("ends")} />
      </div>
      <TextInput label="Place" {...field("place")} />
      <TextInput label="Link" type="url" hint="To join from elsewhere." {...field("link")} />
      <TextInput label="Materials" type="url" hint="Where slides and papers are." {...field("materials")} />
      <Facilitators entry={entry} page={page} />
    </>
  );
}

/** The faculty of the cohort to tick; anybody else of the faculty is added from a list. */
function Facilitators({ entry: { typed, change, idOf, wrong }, page }: { entry: SessionEntry; page: CohortPage }) {
  const { data: members } = useQuery(facultyMembersQuery());
  const own = page.faculty.map(({ member, name }) => ({ id: member, name }));
  const others = (members?.items ?? []).filter(({ id }) => own.every((each) => each.id !== id));
  const shown = [...own, ...others.filter(({ id }) => typed.facilitators.includes(id))];
  const left = others.filter(({ id }) => !typed.facilitators.includes(id));
  const set = (id: number, chosen: boolean) =>
    change({ facilitators: chosen ? [...typed.facilitators, id] : typed.facilitators.filter((each) => each !== id) });
  const error = wrong("facilitators");
  return (
    <fieldset className="ticks" id={idOf("facilitators")}>
      <legend>Facilitators</legend>
      {error && <p className="nhsuk-error-message">{error}</p>}
      {shown.map(({ id, name }) => (
        <label key={id} className="tick">
          <input
            type="checkbox"
            checked={typed.facilitators.includes(id)}
            onChange={(event) => set(id, event.currentTarget.checked)}
          />
          {name}
        </label>
      ))}
      {left.length > 0 && (
        <select
          className="select"
          aria-label="Add another member of the faculty"
          value=""
          onChange={(event) => set(Number(event.currentTarget.value), true)}
        >
          <option value="">Somebody else…</option>
          {left.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </fieldset>
  );
}
