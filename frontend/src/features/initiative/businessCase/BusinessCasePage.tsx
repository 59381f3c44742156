import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { components } from "../../../api/schema.gen";
import { longDate } from "../../../lib/period";
import { Challenges } from "./Challenges";
import { Decisions } from "./Decisions";
import { Options } from "./Options";
import {
  challengesQuery,
  decisionsQuery,
  optionsQuery,
  type CaseOption,
  type Challenge,
  type Decision,
} from "./queries";
import { Stakeholders } from "./Stakeholders";
import { pounds } from "./typed";
import { OfInitiative } from "../OfInitiative";
import "./businessCase.css";

const route = getRouteApi("/signed-in/initiatives/$code/business-case");

/** Who has a stake, which ways there are, what was decided, and what was said against it: readable from end to end. */
export function BusinessCasePage() {
  const { code } = route.useParams();
  return (
    <OfInitiative code={code} heading="Business case">
      {(page) => <Case page={page} />}
    </OfInitiative>
  );
}

function Case({ page }: { page: components["schemas"]["InitiativePage"] }) {
  const { code, may_edit, aim } = page;
  const { data: options } = useQuery(optionsQuery(code));
  const { data: decisions } = useQuery(decisionsQuery(code));
  const { data: challenges } = useQuery(challengesQuery(code));
  const part = { code, mayEdit: may_edit };
  return (
    <>
      <p className="page-head__facts">
        {page.title} · {page.facts}
      </p>
      <p className="lede">
        {options && decisions && challenges ? ledeOf(options.items, decisions.items, challenges.items) : " "}
      </p>
      <section className="section" aria-labelledby="case-why">
        <div className="section-head">
          <h2 id="case-why">Why</h2>
          <div className="actions">
            <button type="button" className="button" onClick={() => window.print()}>
              Print
            </button>
          </div>
        </div>
        <div className="card case-why">
          <p>
            <b>Aim.</b> {aim.words ?? "No aim has been set yet."}
          </p>
          {page.write_up.problem && <p>{page.write_up.problem}</p>}
        </div>
      </section>
      <Options {...part} />
      <Decisions {...part} />
      <Challenges {...part} />
      <Stakeholders {...part} />
    </>
  );
}

/** The state of the case in a sentence or two. */
export function ledeOf(options: CaseOption[], decisions: Decision[], challenges: Challenge[]): string {
  const preferred = options.find((option) => option.preferred);
  const cost = preferred?.cost_pounds == null ? "" : `, for ${pounds(preferred.cost_pounds)}`;
  const many = options.length === 1 ? "One option" : `${options.length} options`;
  const [latest] = decisions;
  const open = challenges.filter(({ answer }) => answer === null).length;
  return [
    options.length === 0
      ? "No option has been set out yet."
      : preferred
        ? `${preferred.title}${cost}, is preferred among ${many.toLowerCase()}.`
        : `${many}, none of them preferred yet.`,
    latest ? `The latest decision is of ${longDate(latest.day)}.` : "Nothing has been decided yet.",
    open > 0 ? (open === 1 ? "One challenge waits for an answer." : `${open} challenges wait for an answer.`) : "",
  ]
    .filter(Boolean)
    .join(" ");
}
