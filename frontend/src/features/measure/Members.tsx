import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { MemberChart, Series } from "../../api/types";
import { SmallChart } from "../../charts/SmallChart";
import { tableOfChart } from "../../charts/table";
import { measurePath } from "../../lib/places";
import { Icons } from "../../ui/icons";
import { Select } from "../../ui/Select";
import { familyOf } from "../../ui/signals";
import { orderedMembers, type MemberOrder } from "./memberOrder";

const SHOWN_AT_FIRST = 48;
const memberWords = { nation: "regions", region: "commissioners", commissioner: "members" } as Record<string, string>;

/** Small multiples of the members, on one scale that is stated. */
export function Members({ series }: { series: Series }) {
  const [order, setOrder] = useState<MemberOrder>("worst");
  const [all, setAll] = useState(false);
  const { members, members_scale: scale, members_scale_shown: scaleWords, measure, organisation } = series;
  if (members.length === 0) return null;
  const shown = orderedMembers(members, order).slice(0, all ? undefined : SHOWN_AT_FIRST);
  return (
    <section className="section" aria-labelledby="members-heading">
      <div className="section-head">
        <h2 id="members-heading">
          The {members.length} {memberWords[organisation.kind] ?? "practices"}
        </h2>
        <p>
          {scaleWords && `All on one scale from ${scaleWords}. `}
          {order === "worst" && "Getting worse first."}
        </p>
        <div className="actions">
          <Select
            label="Order"
            value={order}
            options={[
              { value: "worst", label: "Worst first" },
              { value: "name", label: "By name" },
            ]}
            onChange={setOrder}
          />
        </div>
      </div>
      <ul className="members">
        {shown.map((member) => (
          <Member key={member.organisation.code} member={member} measure={measure.code} scale={scale} />
        ))}
      </ul>
      {members.length > shown.length && (
        <p className="actions">
          <button type="button" className="button" onClick={() => setAll(true)}>
            All {members.length}
          </button>
        </p>
      )}
    </section>
  );
}

type MemberProps = { member: MemberChart; measure: string; scale: number[] | null };

function Member({ member: { organisation, cell, chart }, measure, scale }: MemberProps) {
  return (
    <li className={`member measure-card--${familyOf(cell.variation)}`}>
      <h3>
        <Link to={measurePath(measure, organisation.code)} title={organisation.name}>
          {organisation.name}
        </Link>
      </h3>
      <p>
        {cell.state === "no_data" ? <span className="late">{cell.words ?? "No figure"}</span> : <b>{cell.shown}</b>}
        {cell.state === "reported" && <Icons variation={cell.variation} assurance={cell.assurance} named />}
      </p>
      <SmallChart
        rows={tableOfChart(chart)}
        label={`${organisation.name}: ${cell.label}`}
        width={176}
        height={84}
        scale={scale}
      />
    </li>
  );
}
