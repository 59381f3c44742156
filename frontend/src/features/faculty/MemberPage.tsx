import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { FacultyMemberPage } from "../../api/facultyTypes";
import { useMay } from "../../api/useMay";
import { today } from "../../lib/moment";
import { longDate } from "../../lib/period";
import { changeMemberPath } from "../../lib/places";
import { Crumbs } from "../../ui/Crumbs";
import { Loading } from "../../ui/Loading";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { Tag } from "../../ui/Tag";
import { Assignments } from "./Assignments";
import { days } from "./dayBars";
import { memberQuery } from "./queries";
import { Steps } from "./Steps";
import "./faculty.css";

const route = getRouteApi("/signed-in/faculty/members/$member");

/** One member of the faculty: every step with who assured it, the next one, and what they work for. */
export function MemberPage() {
  const { member: id } = route.useParams();
  const { data: member, error, refetch } = useQuery(memberQuery(Number(id)));
  const crumbs = [
    { label: "Faculty", to: "/faculty" },
    { label: "Members", to: "/faculty/members" },
  ];
  return (
    <>
      <Crumbs places={crumbs} />
      {error && !member ? (
        <PageFailing
          heading="A member of the faculty"
          what="The member could not be fetched."
          error={error}
          onRetry={() => void refetch()}
        />
      ) : !member ? (
        <Loading what="Fetching the member." cells={2} />
      ) : (
        <Member key={member.id} member={member} />
      )}
    </>
  );
}

function Member({ member }: { member: FacultyMemberPage }) {
  const may = useMay("run_programmes");
  return (
    <>
      <PageTitle title={member.name} />
      <div className="page-head">
        <div>
          <h1>
            {member.name}
            {member.left_on && (
              <Tag tone="grey" large>
                left {longDate(member.left_on)}
              </Tag>
            )}
          </h1>
          <p className="page-head__facts">
            {[
              member.background,
              member.region?.name,
              `joined ${longDate(member.joined)}`,
              `${days(member.days_per_month)} days a month`,
              member.email,
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </div>
        {may && (
          <div className="actions">
            <Link className="button" to={changeMemberPath(member.id)}>
              Change or end
            </Link>
          </div>
        )}
      </div>
      <p className="lede">{standingOf(member)}</p>
      {member.skills.length > 0 && (
        <ul className="member-skills" aria-label="Skills">
          {member.skills.map((skill) => (
            <li key={skill}>
              <Tag>{skill}</Tag>
            </li>
          ))}
        </ul>
      )}
      <div className="columns section">
        <section className="span-8" aria-labelledby="steps-heading">
          <div className="section-head">
            <h2 id="steps-heading">Apprenticeship</h2>
            <p>Every step is assured by somebody else, who is accredited</p>
          </div>
          <Steps member={member} />
        </section>
        <section className="span-4" aria-labelledby="work-heading">
          <div className="section-head">
            <h2 id="work-heading">Works for</h2>
          </div>
          <Assignments member={member.id} gone={member.left_on !== null && member.left_on <= today()} />
        </section>
      </div>
    </>
  );
}

function standingOf({ stage, accredited, next_stage }: FacultyMemberPage): string {
  const now = accredited ? "Accredited: may sign others off." : stage ? `${stage}.` : "No step is signed off yet.";
  return next_stage ? `${now} Next: ${next_stage.title}.` : now;
}
