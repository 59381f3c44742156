import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Crumbs } from "../../ui/Crumbs";
import { CsvButton } from "../../ui/CsvButton";
import { Empty } from "../../ui/Empty";
import { Lede } from "../../ui/Lede";
import { Loading } from "../../ui/Loading";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { ScrollCard } from "../../ui/ScrollCard";
import { SegmentedControl } from "../../ui/SegmentedControl";
import { heatOf, step, type Heat, type HeatCell, type Line } from "./heat";
import { nationalSpreadQuery } from "./queries";
import "./spread.css";

const route = getRouteApi("/signed-in/spread");
const TITLE = "How innovations spread";

/** Every innovation of the library by region or Access Fund scheme: where practices use it. */
export function SpreadPage() {
  const { by = "region" } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch, isPlaceholderData } = useQuery(nationalSpreadQuery(by));
  if (!data) {
    return error ? (
      <PageFailing
        heading={TITLE}
        what="Where innovations are in use could not be fetched."
        error={error}
        onRetry={() => void refetch()}
      />
    ) : (
      <>
        <h1>{TITLE}</h1>
        <Loading what="Counting the practices that use each innovation." rows={8} cells={6} />
      </>
    );
  }
  return (
    <>
      <PageTitle title={TITLE} />
      <Crumbs places={[{ label: "Overview", to: "/overview" }]} />
      <div className="page-head">
        <div>
          <h1>{TITLE}</h1>
          <p className="page-head__facts">
            {data.innovations.length} innovations, {data.practices.toLocaleString("en-GB")} practices
          </p>
        </div>
        <div className="actions">
          <CsvButton address={`/api/v1/spread.csv?by=${data.by}`} name={`spread-by-${data.by}.csv`} />
        </div>
      </div>
      <Lede sentence={data.sentence} />
      <section className="section" aria-labelledby="where-heading" aria-busy={isPlaceholderData}>
        <div className="section-head">
          <h2 id="where-heading">Where they are in use</h2>
          <p>Practices that have adopted or sustain each, of all practices open there today. The more, the darker.</p>
          <div className="actions">
            <SegmentedControl
              label="By"
              value={by}
              options={[
                { value: "region", label: "Region" },
                { value: "scheme", label: "Access Fund scheme" },
              ]}
              onChange={(value) => void navigate({ search: { by: value }, replace: true, resetScroll: false })}
            />
          </div>
        </div>
        {data.innovations.length === 0 || data.places.length === 0 ? (
          <Empty title="There is nothing to show yet.">
            {data.innovations.length === 0
              ? "An innovation begins as the write-up of an initiative."
              : "Places appear once a file that names them has been imported."}
          </Empty>
        ) : (
          <HeatTable heat={heatOf(data)} />
        )}
      </section>
    </>
  );
}

function HeatTable({ heat: { corner, columns, tall, rows } }: { heat: Heat }) {
  return (
    <ScrollCard label={TITLE}>
      <table className="table heat">
        <caption className="visually-hidden">Share of practices that use each innovation</caption>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {rows.some(({ total }) => total) && (
              <th scope="col" className="heat__head">
                All
              </th>
            )}
            {columns.map((column) => (
              <th key={column.key} scope="col" className={tall ? "heat__head heat__head--tall" : "heat__head"}>
                <Name line={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <Name line={row} />
              </th>
              {row.total && <Share cell={row.total} total />}
              {row.cells.map((cell, index) => (
                <Share key={columns[index]?.key} cell={cell} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollCard>
  );
}

function Name({ line: { name, to, note } }: { line: Line }) {
  return (
    <>
      {to ? <Link to={to}>{name}</Link> : <b>{name}</b>}
      {note && <span className="head-note">{note}</span>}
    </>
  );
}

function Share({ cell, total = false }: { cell: HeatCell; total?: boolean }) {
  const heat = `heat-${step(cell.share)}`;
  return (
    <td className={total ? "heat__cell heat__total" : `heat__cell ${heat}`} title={cell.words}>
      {total ? <b>{cell.shown}</b> : cell.shown}
      <span className="visually-hidden">, {cell.words}</span>
    </td>
  );
}
