import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { download } from "../../../api/client";
import { ChartFiles } from "../../../charts/ChartFiles";
import { Empty } from "../../../ui/Empty";
import { Failing } from "../../../ui/Failing";
import { Loading } from "../../../ui/Loading";
import { ScrollCard } from "../../../ui/ScrollCard";
import { SegmentedControl } from "../../../ui/SegmentedControl";
import { aimWords } from "./aim";
import { drawingOf } from "./diagram";
import { layout } from "./layout";
import { DiagramPicture } from "./DiagramPicture";
import { DriverList } from "./DriverList";
import { driversQuery } from "./queries";

/** How the team thinks it works: a picture, or the same as a list. */
export function DriversSection({ code }: { code: string }) {
  const { data, error, refetch } = useQuery(driversQuery(code));
  const [view, setView] = useState<"diagram" | "list">("diagram");
  const svg = useRef<SVGSVGElement>(null);
  const drawing = data && drawingOf(data);
  const aim = data ? aimWords(data.aim) : "";
  const shared = drawing?.links.some(({ lower }) => drawing.links.filter((link) => link.lower === lower).length > 1);
  return (
    <section className="section" aria-labelledby="drivers">
      <div className="section-head">
        <h2 id="drivers">How we think it works</h2>
        {shared && <p>Purple lines: a driver that serves two</p>}
        <div className="actions">
          <SegmentedControl
            label="Show the drivers as"
            quiet
            options={[
              { value: "diagram", label: "Diagram" },
              { value: "list", label: "As a list" },
            ]}
            value={view}
            onChange={setView}
          />
          {data?.may_edit && (
            <Link className="button" to="/initiatives/$code/drivers" params={{ code }}>
              Edit
            </Link>
          )}
        </div>
      </div>
      {!data || !drawing ? (
        error ? (
          <Failing what="The drivers could not be fetched." error={error} onRetry={() => void refetch()} />
        ) : (
          <Loading what="Fetching the drivers." rows={4} cells={4} />
        )
      ) : drawing.boxes.length === 0 ? (
        <Empty title="No drivers yet">
          {data.may_edit
            ? "Begin with two to five things that must be true for the aim to be met."
            : "The team has drawn none."}
        </Empty>
      ) : view === "list" ? (
        <div className="card">
          <DriverList drawing={drawing} aim={aim} />
        </div>
      ) : (
        <>
          <ScrollCard label="Driver diagram">
            <div className="diagram-card">
              <DiagramPicture
                drawn={layout(drawing, aim)}
                drawing={drawing}
                svg={svg}
                name={`Driver diagram: ${aim}. ${drawing.boxes.length} boxes; the same stands in “As a list”.`}
              />
            </div>
          </ScrollCard>
          <div className="diagram-card__files">
            <ChartFiles
              drawing={svg}
              title={aim}
              name={`${code}-drivers`}
              csv={() => download(`/api/v1/drivers.csv?initiative=${encodeURIComponent(code)}`, `${code}-drivers.csv`)}
            />
          </div>
        </>
      )}
    </section>
  );
}
