import { Link } from "@tanstack/react-router";
import { Fragment, type ReactNode } from "react";
import { measurePath, organisationPath } from "../../lib/places";
import { ScrollCard } from "../../ui/ScrollCard";
import { assuranceWords, variationWords } from "../../ui/signals";
import { NO_SCHEME } from "./GridCell";
import type { OverviewPartProps } from "./shared";
import { nouns } from "./words";

/** The same rows in plain columns: value, change and target in words. */
export function OverviewTable({ overview, level, more }: OverviewPartProps) {
  const noun = nouns[level];
  return (
    <>
      <ScrollCard label={`${noun.head} by measure, in words`}>
        <table className="table table--tight plain-grid">
          <caption className="visually-hidden">{noun.many}: value, change and target of each measure</caption>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {noun.head}
              </th>
              <th scope="col" rowSpan={2}>
                Reported
              </th>
              {overview.measures.map((measure) => (
                <th scope="colgroup" colSpan={3} key={measure.code}>
                  {measure.short_title}
                  <span className="head-note">
                    {measure.unit_label}, {measure.target_label ?? "no target"}
                  </span>
                </th>
              ))}
            </tr>
            <tr>
              {overview.measures.map(({ code }) => (
                <Fragment key={code}>
                  <th scope="col" className="number">
                    Value
                  </th>
                  <th scope="col">Change</th>
                  <th scope="col">Target</th>
                </Fragment>
              ))}
            </tr>
          </thead>
          <tbody>
            {more.rows.map(({ organisation, reported, cells, silent_since, silent_words }) => (
              <tr key={organisation.code}>
                <th scope="row" className="nowrap">
                  <PlainLink to={organisation.code !== NO_SCHEME && organisationPath(organisation)}>
                    {organisation.name}
                  </PlainLink>
                </th>
                <td className="nowrap">
                  {reported.contributing} of {reported.expected}
                </td>
                {silent_since ? (
                  <td colSpan={overview.measures.length * 3}>
                    <span className="late">{silent_words}</span>
                  </td>
                ) : (
                  cells.map((cell) => (
                    <Fragment key={cell.measure}>
                      <td className="number">
                        <PlainLink
                          to={organisation.code !== NO_SCHEME && measurePath(cell.measure, organisation.code)}
                          label={cell.label}
                        >
                          {cell.shown || "–"}
                        </PlainLink>
                      </td>
                      <td className="nowrap">{cell.variation ? variationWords[cell.variation] : cell.words}</td>
                      <td className="nowrap">
                        {cell.assurance && assuranceWords[cell.assurance].replace("Target ", "")}
                      </td>
                    </Fragment>
                  ))
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollCard>
      {more.rows.length < more.count && (
        <p className="grid-foot">
          <span>
            {more.rows.length} of {more.count} {noun.many} shown
          </span>
          <button type="button" className="button" onClick={more.wanted}>
            Show more
          </button>
        </p>
      )}
    </>
  );
}

/** A link where there is a page to go to, else the words alone. */
function PlainLink({ to, label, children }: { to: string | false; label?: string; children: ReactNode }) {
  if (!to) return children;
  return (
    <Link to={to} aria-label={label}>
      {children}
    </Link>
  );
}
