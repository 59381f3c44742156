import type { UseQueryResult } from "@tanstack/react-query";
import { Details } from "nhsuk-react-components";
import type { Spread } from "../../api/innovationTypes";
import { SpreadFan } from "../../charts/SpreadFan";
import { useWidth } from "../../charts/useWidth";
import { monthAndYear } from "../../lib/period";
import { Empty } from "../../ui/Empty";
import { Failing } from "../../ui/Failing";
import { Sentence } from "../../ui/Lede";
import { Loading } from "../../ui/Loading";
import { Select } from "../../ui/Select";

type SpreadSectionProps = {
  spread: UseQueryResult<Spread>;
  /** the region or scheme whose course is shown; without it, all practices */
  within: string | undefined;
  onWithin: (within: string | undefined) => void;
};

const EVERYWHERE = "";

/** How many have adopted and may yet, and how practices come to it and leave it. */
export function SpreadSection({ spread: { data: spread, error, refetch }, within, onWithin }: SpreadSectionProps) {
  const places = spread?.rows.flatMap(({ place }) => place ?? []) ?? [];
  return (
    <div className="section innovation-halves">
      <section aria-labelledby="spread-heading">
        <div className="section-head">
          <h2 id="spread-heading">How it is spreading</h2>
          {spread?.forecast && <p>Dark band 50%, light band 90%; dashed, the fitted curve</p>}
          {places.length > 1 && (
            <div className="actions">
              <Select
                label="Where"
                value={within ?? EVERYWHERE}
                options={[
                  { value: EVERYWHERE, label: "All practices" },
                  ...places.map(({ code, name }) => ({ value: code, label: name })),
                ]}
                onChange={(code) => onWithin(code === EVERYWHERE ? undefined : code)}
              />
            </div>
          )}
        </div>
        {spread ? (
          <Curve spread={spread} />
        ) : error ? (
          <Failing what="Its spread could not be fetched." error={error} onRetry={() => void refetch()} />
        ) : (
          <Loading what="Fetching how far it has spread." rows={5} cells={2} />
        )}
      </section>
      {spread && (
        <section aria-labelledby="ways-heading">
          <div className="section-head">
            <h2 id="ways-heading">Where and how practices adopt</h2>
          </div>
          <Ways spread={spread} />
        </section>
      )}
    </div>
  );
}

function Curve({ spread }: { spread: Spread }) {
  const [place, width] = useWidth<HTMLDivElement>(560);
  const { cumulative, forecast, no_forecast } = spread;
  if (cumulative.months.length === 0) return <Empty title="Nobody has adopted it there yet.">{no_forecast}</Empty>;
  return (
    <div className="card">
      <div ref={place}>
        <SpreadFan spread={spread} width={width} />
      </div>
      <p className="note innovation-gap">{forecast?.words ?? no_forecast}</p>
      <Details className="innovation-notes">
        <Details.Summary>The same figures by month</Details.Summary>
        <Details.Text>
          <Months spread={spread} />
        </Details.Text>
      </Details>
    </div>
  );
}

function Months({ spread: { cumulative, forecast } }: { spread: Spread }) {
  return (
    <table className="table table--tight innovation-months">
      <caption className="visually-hidden">Practices that have adopted, by month</caption>
      <thead>
        <tr>
          <th scope="col">Month</th>
          <th scope="col" className="number">
            Practices
          </th>
          <th scope="col" className="number">
            Half the time
          </th>
          <th scope="col" className="number">
            Nine times in ten
          </th>
        </tr>
      </thead>
      <tbody>
        {cumulative.months.map((month, place) => (
          <tr key={month}>
            <th scope="row">{monthAndYear(month)}</th>
            <td className="number">{cumulative.adopters[place]?.toLocaleString("en-GB")}</td>
            <td />
            <td />
          </tr>
        ))}
        {forecast?.months.map((month, place) => (
          <tr key={month}>
            <th scope="row">{monthAndYear(month)}</th>
            <td className="number">{forecast.middle[place]?.toLocaleString("en-GB")} likely</td>
            <td className="number">
              {forecast.low50[place]?.toLocaleString("en-GB")} to {forecast.high50[place]?.toLocaleString("en-GB")}
            </td>
            <td className="number">
              {forecast.low90[place]?.toLocaleString("en-GB")} to {forecast.high90[place]?.toLocaleString("en-GB")}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Ways({ spread: { sentence, between, kept, stopped, forecast } }: { spread: Spread }) {
  return (
    <div className="card">
      <p>
        <Sentence segments={sentence} />
      </p>
      <ul className="innovation-list innovation-gap">
        {between.map(({ earlier, later, shown, words }) => (
          <li key={`${earlier}-${later}`}>
            <b>{shown}</b> {words}
          </li>
        ))}
        <li>
          {kept.shown !== null && <b>{kept.shown} </b>}
          {kept.words}
        </li>
        <li>
          {stopped.practices > 0 && <b>{stopped.practices.toLocaleString("en-GB")} </b>}
          {stopped.words}
        </li>
      </ul>
      {forecast && <p className="note innovation-gap">{forecast.assumes}</p>}
    </div>
  );
}
