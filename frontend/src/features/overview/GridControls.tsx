import { useState } from "react";
import { download } from "../../api/client";
import type { Level } from "../../api/types";
import { SegmentedControl } from "../../ui/SegmentedControl";
import { Select } from "../../ui/Select";
import { overviewCsv } from "./queries";
import type { OverviewPartProps } from "./shared";
import { nouns } from "./words";

const rowLevels: { value: Level; label: string }[] = [
  { value: "federation", label: "Federations" },
  { value: "network", label: "Networks" },
  { value: "commissioner", label: "Commissioners" },
  { value: "region", label: "Regions" },
];

/** Rows, order, members, view and file; on a phone which measure the list is about. */
export function GridControls({ overview, level, search, onSearch, phone }: OverviewPartProps & { phone: boolean }) {
  const [failed, setFailed] = useState(false);
  const save = () => {
    setFailed(false);
    download(overviewCsv(level, search), `${nouns[level].many}-${overview.period ?? "none"}.csv`).catch(() =>
      setFailed(true),
    );
  };
  return (
    <div className="actions">
      {phone && (
        <Select
          className="control--wide"
          label="Measure"
          value={search.measure ?? overview.measures[0]?.code ?? ""}
          options={overview.measures.map(({ code, short_title }) => ({ value: code, label: short_title }))}
          onChange={(measure) => onSearch({ measure })}
        />
      )}
      {level !== "scheme" && (
        <Select
          label="Rows"
          value={level}
          options={rowLevels}
          onChange={(value) => onSearch({ level: value, region: undefined, commissioner: undefined, wave: undefined })}
        />
      )}
      <Select
        label="Order"
        value={search.sort ?? "worst"}
        options={[
          { value: "worst", label: "Worst first" },
          { value: "name", label: "By name" },
        ]}
        onChange={(sort) => onSearch({ sort })}
      />
      {!phone && (
        <>
          <SegmentedControl
            label="Members"
            value={search.membership ?? overview.membership}
            options={[
              { value: "then", label: "then" },
              { value: "now", label: "now" },
            ]}
            onChange={(membership) => onSearch({ membership })}
          />
          <SegmentedControl
            label="View"
            quiet
            value={search.view ?? "grid"}
            options={[
              { value: "grid", label: "Grid" },
              { value: "table", label: "Table" },
            ]}
            onChange={(view) => onSearch({ view })}
          />
        </>
      )}
      <button type="button" className="button" onClick={save}>
        CSV
      </button>
      {failed && <span role="alert">The file could not be fetched. Try again.</span>}
    </div>
  );
}
