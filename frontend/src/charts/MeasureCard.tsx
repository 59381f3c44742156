import { Link } from "@tanstack/react-router";
import type { SmallChart as SmallChartOf } from "../api/types";
import { measurePath } from "../lib/places";
import { Icons } from "../ui/icons";
import { Sentence } from "../ui/Lede";
import { familyOf, plainText } from "../ui/signals";
import { SmallChart } from "./SmallChart";
import { tableOfChart } from "./table";

/** A measure at one organisation: its verdict, latest value, target, small chart and one sentence. */
export function MeasureCard({ small, organisation }: { small: SmallChartOf; organisation: string }) {
  const { measure, shown, sub, target_label, variation, assurance, sentence, chart } = small;
  return (
    <article className={`measure-card measure-card--${familyOf(variation)}`}>
      <div className="measure-card__head">
        <h3>
          <Link to={measurePath(measure.code, organisation)}>{measure.short_title}</Link>
        </h3>
        <Icons variation={variation} assurance={assurance} named />
      </div>
      <p className="measure-card__value">
        <b>{shown}</b>
        <span className="tiny">
          {sub}
          <br />
          {target_label ?? "no target"}
        </span>
      </p>
      <SmallChart rows={tableOfChart(chart)} label={`${measure.title}. ${plainText(sentence)}`} />
      <p className="measure-card__sentence">
        <Sentence segments={sentence} />
      </p>
    </article>
  );
}
