import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { today } from "../../lib/moment";
import { shortDate } from "../../lib/period";
import { newProgrammePath, programmePath } from "../../lib/places";
import { CsvButton } from "../../ui/CsvButton";
import { Empty } from "../../ui/Empty";
import { Loading } from "../../ui/Loading";
import { useMayRun } from "../../ui/MayRun";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { ScrollCard } from "../../ui/ScrollCard";
import { Tag } from "../../ui/Tag";
import { familiesOf, poundsWords, whenOf, type Family, type When } from "./families";
import { programmesQuery } from "./queries";
import "./programmes.css";

/** Every programme, the running ones first, each with its earlier years. */
export function ProgrammesPage() {
  const mayRun = useMayRun();
  const { data, error, refetch } = useQuery(programmesQuery());
  if (!data) {
    return error ? (
      <PageFailing
        heading="Programmes"
        what="The programmes could not be fetched."
        error={error}
        onRetry={() => void refetch()}
      />
    ) : (
      <>
        <h1>Programmes</h1>
        <Loading what="Fetching the programmes." cells={3} />
      </>
    );
  }
  const families = familiesOf(data.items, today());
  const running = families.filter(({ when }) => when === "running").length;
  return (
    <>
      <PageTitle title="Programmes" />
      <div className="page-head">
        <h1>Programmes</h1>
        <div className="actions">
          {families.length > 0 && <CsvButton address="/api/v1/programmes.csv" name="programmes.csv" />}
          {mayRun && (
            <Link to={newProgrammePath} className="button button--main">
              Set up a programme
            </Link>
          )}
        </div>
      </div>
      {families.length === 0 ? (
        <div className="section">
          <Empty title="No programme yet.">The national team and the faculty set them up.</Empty>
        </div>
      ) : (
        <>
          <p className="lede">
            {families.length} {families.length === 1 ? "programme" : "programmes"}; {running}{" "}
            {running === 1 ? "is" : "are"} running.
          </p>
          <div className="section">
            <ScrollCard label="Programmes">
              <table className="table">
                <caption className="visually-hidden">Programmes</caption>
                <thead>
                  <tr>
                    <th scope="col">Programme</th>
                    <th scope="col">Commissioned by</th>
                    <th scope="col">Led by</th>
                    <th scope="col">From</th>
                    <th scope="col">Until</th>
                    <th scope="col" className="number">
                      Funding
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {families.map((family) => (
                    <Row key={family.head.code} family={family} />
                  ))}
                </tbody>
              </table>
            </ScrollCard>
          </div>
        </>
      )}
    </>
  );
}

const tones: Record<When, "green" | "blue" | "grey"> = { running: "green", "to come": "blue", ended: "grey" };

function Row({ family: { head, earlier } }: { family: Family }) {
  const when = whenOf(head, today());
  return (
    <tr>
      <th scope="row">
        <Link to={programmePath(head.code)}>
          <b>{head.name}</b>
        </Link>{" "}
        <Tag tone={tones[when]}>{when}</Tag>
        {earlier.map((year) => (
          <span key={year.code} className="programme-year">
            Renews <Link to={programmePath(year.code)}>{year.name}</Link>, {shortDate(year.first)} to{" "}
            {shortDate(year.last)}
          </span>
        ))}
      </th>
      <td>{head.commissioned_by}</td>
      <td>{head.led_by ?? "–"}</td>
      <td className="nowrap">{shortDate(head.first)}</td>
      <td className="nowrap">{shortDate(head.last)}</td>
      <td className="number">{head.funding_pounds === null ? "–" : poundsWords(head.funding_pounds)}</td>
    </tr>
  );
}
