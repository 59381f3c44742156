import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { FacultyMember } from "../../api/facultyTypes";
import { useMay } from "../../api/useMay";
import { shortDate } from "../../lib/period";
import { memberPath } from "../../lib/places";
import { Crumbs } from "../../ui/Crumbs";
import { CsvButton } from "../../ui/CsvButton";
import { Empty } from "../../ui/Empty";
import { Failing } from "../../ui/Failing";
import { Loading } from "../../ui/Loading";
import { PageTitle } from "../../ui/PageTitle";
import { ScrollCard } from "../../ui/ScrollCard";
import { Select } from "../../ui/Select";
import { Tag } from "../../ui/Tag";
import { days } from "./dayBars";
import { csvOf, regionsIn, skillsIn, withChosen } from "./memberFilters";
import { membersQuery, stagesQuery } from "./queries";
import type { MembersSearch } from "./search";
import "./faculty.css";

const route = getRouteApi("/signed-in/faculty/members");

/** Everyone in the faculty, by name, found by stage, region and skill. */
export function MembersPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(membersQuery(search));
  const change = (next: Partial<MembersSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const may = useMay("run_programmes");
  const narrowed = search.stage !== undefined || search.region !== undefined || search.skill !== undefined;
  return (
    <>
      <PageTitle title="Members of the faculty" />
      <Crumbs places={[{ label: "Faculty", to: "/faculty" }]} />
      <div className="page-head">
        <h1>Members of the faculty</h1>
        <div className="actions">
          {may && (
            <Link className="button" to="/faculty/members/add">
              Add a member
            </Link>
          )}
          <CsvButton address={csvOf(search)} name="faculty-members.csv" />
        </div>
      </div>
      <p className="lede" role="status">
        {data && `${data.total} ${data.total === 1 ? "member" : "members"}${narrowed ? " match" : ""}.`}
      </p>
      <Filters search={search} onChange={change} />
      {error && !data ? (
        <Failing what="The members could not be fetched." error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading what="Fetching the members." cells={4} />
      ) : data.items.length === 0 ? (
        <Empty
          title="No member matches."
          actions={
            <button
              type="button"
              className="button"
              onClick={() => change({ stage: undefined, region: undefined, skill: undefined })}
            >
              Show all
            </button>
          }
        >
          {narrowed ? "Drop a filter to see more." : "Nobody has joined yet."}
        </Empty>
      ) : (
        <Members items={data.items} />
      )}
    </>
  );
}

type FiltersProps = { search: MembersSearch; onChange: (next: Partial<MembersSearch>) => void };

/** What can be chosen comes from everyone, so that a choice never hides the others. */
function Filters({ search, onChange }: FiltersProps) {
  const { data: stages } = useQuery(stagesQuery());
  const { data: everyone } = useQuery(membersQuery({ left: search.left }));
  const all = everyone?.items ?? [];
  return (
    <div className="actions members-find">
      <Select
        label="Stage"
        value={search.stage === undefined ? "" : String(search.stage)}
        options={[
          { value: "", label: "Any" },
          { value: "0", label: "None yet" },
          ...(stages?.items.map(({ id, title }) => ({ value: String(id), label: title })) ?? []),
        ]}
        onChange={(value) => onChange({ stage: value === "" ? undefined : Number(value) })}
      />
      <Select
        label="Region"
        value={search.region ?? ""}
        options={[{ value: "", label: "Any" }, ...withChosen(regionsIn(all), search.region)]}
        onChange={(value) => onChange({ region: value || undefined })}
      />
      <Select
        label="Skill"
        value={search.skill ?? ""}
        options={[{ value: "", label: "Any" }, ...withChosen(skillsIn(all), search.skill)]}
        onChange={(value) => onChange({ skill: value || undefined })}
      />
      <label className="control">
        <input
          type="checkbox"
          className="members-left"
          checked={search.left ?? false}
          onChange={(event) => onChange({ left: event.currentTarget.checked || undefined })}
        />
        with those who have left
      </label>
    </div>
  );
}

function Members({ items }: { items: FacultyMember[] }) {
  return (
    <ScrollCard label="Members">
      <table className="table">
        <caption className="visually-hidden">Members of the faculty</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Stage</th>
            <th scope="col">Region</th>
            <th scope="col">Skills</th>
            <th scope="col">Joined</th>
            <th scope="col" className="number">
              Days a month
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((member) => (
            <tr key={member.id}>
              <th scope="row">
                <Link to={memberPath(member.id)}>
                  <b>{member.name}</b>
                </Link>{" "}
                {member.left_on && <Tag tone="grey">left {shortDate(member.left_on)}</Tag>}
                <span className="head-note">{member.background}</span>
              </th>
              <td>{member.stage ?? "None yet"}</td>
              <td>{member.region?.name ?? "–"}</td>
              <td>{member.skills.join(", ") || "–"}</td>
              <td className="nowrap">{shortDate(member.joined)}</td>
              <td className="number">{days(member.days_per_month)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollCard>
  );
}
