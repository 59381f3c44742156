import type { UseQueryResult } from "@tanstack/react-query";
import { Fragment, useState, type ReactNode } from "react";
import type { Evidence, Spread, SpreadRow } from "../../api/innovationTypes";
import { CsvButton } from "../../ui/CsvButton";
import { ScrollCard } from "../../ui/ScrollCard";
import { SegmentedControl } from "../../ui/SegmentedControl";
import { SortHead } from "../../ui/SortHead";
import { HIGHEST_SHARE, orderedPlaces, pressed, STAGES, type PlaceColumn } from "./placesOrder";

type PlacesTableProps = {
  code: string;
  spread: UseQueryResult<Spread>;
  evidence: Evidence | undefined;
  by: Spread["by"];
  onBy: (by: Spread["by"]) => void;
};

const HEADS: Record<PlaceColumn, string> = {
  name: "Region",
  practices: "Practices",
  aware: "Aware",
  interested: "Interested",
  testing: "Testing",
  adopted: "Adopted",
  sustained: "Sustained",
  stopped: "Stopped",
  share: "Adopted or sustained",
};

/** Practices by stage today, in each region or Access Fund scheme. */
export function PlacesTable({ code, spread: { data: spread }, evidence, by, onBy }: PlacesTableProps) {
  const [order, setOrder] = useState(HIGHEST_SHARE);
  if (!spread) return null;
  const changed = by === "region" && evidence !== undefined && evidence.sites.length > 0;
  const head = (column: PlaceColumn) => (
    <SortHead
      label={column === "name" && by === "scheme" ? "Scheme" : HEADS[column]}
      className={column === "name" || column === "share" ? undefined : "number"}
      sorted={order.by === column ? order.direction : undefined}
      onSort={() => setOrder(pressed(order, column))}
    />
  );
  return (
    <section className="section" aria-labelledby="places-heading">
      <div className="section-head">
        <h2 id="places-heading">{by === "region" ? "By region" : "By scheme"}</h2>
        <p role="status">Practices by stage today{order === HIGHEST_SHARE && ", highest share first"}</p>
        <div className="actions">
          <SegmentedControl
            label="Rows"
            quiet
            value={by}
            options={[
              { value: "region", label: "Region" },
              { value: "scheme", label: "Scheme" },
            ]}
            onChange={onBy}
          />
          <CsvButton
            label={`CSV by ${by}`}
            address={`/api/v1/innovations/${code}/spread.csv?by=${by}`}
            name={`${code}-by-${by}.csv`}
          />
        </div>
      </div>
      <ScrollCard label={`Adoption by ${by}`}>
        <table className="table table--tight">
          <caption className="visually-hidden">Adoption by {by}</caption>
          <thead>
            <tr>
              {head("name")}
              {head("practices")}
              {STAGES.map((stage) => (
                <Fragment key={stage}>{head(stage)}</Fragment>
              ))}
              {head("share")}
              {changed && (
                <>
                  <th scope="col" className="number">
                    Sites
                  </th>
                  <th scope="col" className="number">
                    Change{evidence.unit && `, ${evidence.unit}`} (95% range)
                  </th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {orderedPlaces(spread.rows, order).map((row) => (
              <Row key={row.place?.code} row={row} name={row.place?.name ?? ""}>
                {changed && <ChangeCells evidence={evidence} region={row.place?.code} />}
              </Row>
            ))}
          </tbody>
          <tfoot className="innovation-total">
            <Row row={spread.all} name="All practices">
              {changed && (
                <>
                  <td className="number">{evidence.sites.length}</td>
                  <td className="number">{evidence.pooled?.change.shown ?? "not pooled"}</td>
                </>
              )}
            </Row>
          </tfoot>
        </table>
      </ScrollCard>
    </section>
  );
}

const BAR = 90;

function Row({ row: { practices, stages, share, shown }, name, children }: RowProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">{practices.toLocaleString("en-GB")}</td>
      {STAGES.map((stage) => (
        <td key={stage} className="number">
          {stages[stage].toLocaleString("en-GB")}
        </td>
      ))}
      <td>
        <span className="innovation-share">
          <svg width={BAR} height="12" aria-hidden="true">
            <rect className="bar-rest" width={BAR} height="12" />
            <rect className="innovation-share__bar" width={BAR * (share ?? 0)} height="12" />
          </svg>
          <b>{shown}</b>
        </span>
      </td>
      {children}
    </tr>
  );
}

type RowProps = { row: SpreadRow; name: string; children?: ReactNode };

function ChangeCells({ evidence, region }: { evidence: Evidence; region: string | undefined }) {
  const found = evidence.regions.find(({ organisation }) => organisation.code === region);
  return (
    <>
      <td className="number">{found?.sites ?? 0}</td>
      <td className="number">{found?.change?.shown ?? <span className="note">{found?.words ?? "no site"}</span>}</td>
    </>
  );
}
