import type { Funnel } from "../../api/comparison";
import { MarkIcon } from "../../charts/MarkIcon";

export function FunnelLegend({ funnel }: { funnel: Funnel }) {
  const { measure, lines_words: lines, dispersion_words: dispersion, unnamed, left_out: leftOut } = funnel;
  return (
    <>
      <ul className="icon-key legend">
        <li>
          <MarkIcon mark="none" />
          between the 99.8% lines
        </li>
        {measure.direction === "neither" ? (
          <li>
            <MarkIcon mark="up" />
            <MarkIcon mark="down" />
            outside the 99.8% lines
          </li>
        ) : (
          <>
            <li>
              <MarkIcon mark="improving" />
              outside the 99.8% lines, on the wanted side
            </li>
            <li>
              <MarkIcon mark="worse" />
              outside them, on the unwanted side
            </li>
          </>
        )}
        <li>
          <svg width="24" height="14" aria-hidden="true">
            <rect className="range" width="24" height="14" />
            <path className="funnel__limit" d="M0 1H24M0 13H24" />
          </svg>
          95% lines
        </li>
        <li>
          <svg width="24" height="14" aria-hidden="true">
            <path className="funnel__limit funnel__limit--far" d="M0 7H24" />
          </svg>
          99.8% lines
        </li>
        <li>
          <svg width="24" height="14" aria-hidden="true">
            <path className="centre" d="M0 7H24" />
          </svg>
          average
        </li>
      </ul>
      <p className="note compare-note">
        {[lines, dispersion, unnamedWords(unnamed), leftOutWords(leftOut)].filter(Boolean).join(" ")}
      </p>
    </>
  );
}

function unnamedWords(count: number): string {
  if (count === 0) return "";
  if (count === 1) return "One other counts in the lines without being named: it is not yours to see.";
  return `${count.toLocaleString("en-GB")} others count in the lines without being named: they are not yours to see.`;
}

function leftOutWords(count: number): string {
  if (count === 0) return "";
  const whom = count === 1 ? "One figure is" : `${count.toLocaleString("en-GB")} figures are`;
  return `${whom} left out: set aside, withheld, or sent without the number it is divided by.`;
}
