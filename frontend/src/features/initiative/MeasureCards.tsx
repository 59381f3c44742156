import { Link } from "@tanstack/react-router";
import { initiativeMeasurePath } from "../../lib/places";
import { SmallChart } from "../../charts/SmallChart";
import { tableOfChart } from "../../charts/table";
import { Icons } from "../../ui/icons";
import { Sentence } from "../../ui/Lede";
import { familyOf, plainText } from "../../ui/signals";
import { Tag } from "../../ui/Tag";
import type { Page } from "./types";

type Measure = Page["measures"][number];
const FAMILIES: Record<Measure["family"], string> = { outcome: "Outcome", process: "Process", balancing: "Balancing" };

/** Each measure as a small chart with what it says. */
export function MeasureCards({ code, measures }: { code: string; measures: Measure[] }) {
  return (
    <div className="initiative-measures">
      {measures.map((measure) => (
        <MeasureOf key={measure.id} code={code} measure={measure} />
      ))}
    </div>
  );
}

function MeasureOf({ code, measure }: { code: string; measure: Measure }) {
  const { id, family, title, scope, shown, sub, aim_shown, variation, sentence, run_chart_only, chart } = measure;
  const { median_shown, contributing } = measure;
  return (
    <article className={`measure-card measure-card--${familyOf(variation)}`}>
      <div className="measure-card__head">
        <h3>
          <span className="tiny">{FAMILIES[family]}</span>
          <br />
          <Link to={initiativeMeasurePath(code, id)}>{title}</Link>
        </h3>
        {run_chart_only ? <Tag tone="grey">Run chart</Tag> : <Icons variation={variation} assurance={null} named />}
      </div>
      <p className="measure-card__value">
        <b>{shown}</b>
        <span className="tiny">
          {sub}
          {scope && `, ${scope}`}
          <br />
          {aim_shown}
        </span>
      </p>
      <SmallChart rows={tableOfChart(chart)} label={`${title}. ${plainText(sentence)}`} width={366} height={124} />
      <p className="measure-card__sentence">
        <Sentence segments={sentence} />
        {median_shown && ` Median ${median_shown}.`}
        {contributing && ` Figures of ${contributing}.`}
      </p>
    </article>
  );
}
