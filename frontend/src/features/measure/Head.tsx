import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Measure, Series } from "../../api/types";
import { monthAndYear } from "../../lib/period";
import { comparePath, nationalChangePath, organisationPath } from "../../lib/places";
import { Crumbs } from "../../ui/Crumbs";
import { definitionWords } from "../../ui/definition";
import { AssuranceIcon, VariationIcon } from "../../ui/icons";
import { Lede } from "../../ui/Lede";
import { PageTitle } from "../../ui/PageTitle";
import { assuranceWords, familyOf, verdictWords } from "../../ui/signals";
import type { Setting } from "./settings";

const toneOf = { improvement: "tone-improving", concern: "tone-worse", neutral: "tone-neutral", common: "" } as const;

type HeadProps = {
  series: Series;
  /** what is to be known before the answer is read */
  before: ReactNode;
  onOpen: (setting: Setting) => void;
};

/** The answer in words, and the ways on from it. */
export function Head({ series, before, onOpen }: HeadProps) {
  const { measure, organisation, parents, points, variation, assurance } = series;
  const title = `${measure.title}, ${organisation.name}`;
  const [from, to] = [points[0], points.at(-1)];
  return (
    <>
      <PageTitle title={title} />
      <Crumbs
        places={[
          { label: "Overview", to: "/overview" },
          ...[...parents.filter(({ kind }) => kind !== "nation"), organisation]
            .filter(({ kind }) => kind !== "nation")
            .map((place) => ({ label: place.name, to: organisationPath(place) })),
        ]}
      />
      <div className="page-head">
        <div>
          <h1>{title}</h1>
          <p className="page-head__facts">
            {definitionWords(measure)}
            {from &&
              to &&
              `${measure.period === "month" ? "Monthly" : "Quarterly"}, ${monthAndYear(from.period)} to ${monthAndYear(to.period)}.`}
          </p>
        </div>
        <p className="verdict">
          {variation && (
            <span>
              <VariationIcon variation={variation} size="l" />
              <b className={toneOf[familyOf(variation)]}>{verdictWords[variation]}</b>
            </span>
          )}
          {assurance && (
            <span>
              <AssuranceIcon assurance={assurance} size="l" />
              <b className="verdict__target">{assuranceWords[assurance]}</b>
            </span>
          )}
        </p>
      </div>
      {before}
      <Lede sentence={series.sentence} more={series.detail} />
      <p className="lede-more ways-on">
        {!isSum(measure) && (
          <span>
            Compare with others:{" "}
            {measure.denominator && (
              <>
                <Link to={comparePath(measure.code, organisation.code)}>in a funnel</Link>,{" "}
              </>
            )}
            <Link to={comparePath(measure.code, organisation.code)} search={{ view: "over-time" }}>
              over time
            </Link>
            .
          </span>
        )}{" "}
        {organisation.kind === "nation" && (
          <span>
            <Link to={nationalChangePath(measure.code)}>When did it change?</Link>
          </span>
        )}{" "}
        {series.may_set && points.length > 0 && (
          <span>
            <OpenButton setting="phase" onOpen={onOpen}>
              Recalculate the limits
            </OpenButton>{" "}
            if a change is there to stay,{" "}
            <OpenButton setting="target" onOpen={onOpen}>
              set a target
            </OpenButton>
            , or{" "}
            <OpenButton setting="change" onOpen={onOpen}>
              record a change
            </OpenButton>
            .
          </span>
        )}
      </p>
    </>
  );
}

type OpenButtonProps = { setting: Setting; onOpen: (setting: Setting) => void; children: ReactNode };

const OpenButton = ({ setting, onOpen, children }: OpenButtonProps) => (
  <button type="button" className="link-button" onClick={() => onOpen(setting)}>
    {children}
  </button>
);

/** Totals grow with their organisation, so that nothing is learned by comparing them. */
function isSum({ numerator, denominator }: Measure): boolean {
  return Boolean(numerator) && !denominator;
}
