import type { Series } from "../../api/types";
import { SegmentedControl } from "../../ui/SegmentedControl";
import { Select } from "../../ui/Select";
import type { MeasureSearch } from "./search";

type ChartControlsProps = {
  series: Series;
  search: MeasureSearch;
  onSearch: (change: Partial<MeasureSearch>) => void;
};

const choices = (named: { name: string; title: string }[]) =>
  named.map(({ name, title }) => ({ value: name, label: title }));

/** Which chart, which rules, whose figures. The measure's own chart is the default and not in the address. */
export function ChartControls({ series, search, onSearch }: ChartControlsProps) {
  const { measure, organisation, membership, panel, panel_practices, charts, chart, rule_sets, rules } = series;
  const own = charts.some(({ name }) => name === measure.chart) ? measure.chart : chart.name;
  return (
    <>
      <Select
        label="Chart"
        value={search.chart ?? own}
        options={choices(charts)}
        // Not every chart can be read by every rule set: another one begins with its own.
        onChange={(name) => onSearch({ chart: name === measure.chart ? undefined : name, rules: undefined })}
      />
      <Select
        label="Rules"
        value={search.rules ?? rules.name}
        options={choices(rule_sets)}
        onChange={(name) => onSearch({ rules: name })}
      />
      {organisation.kind !== "practice" && (
        <>
          <span className="chart-controls__break only-wide" />
          <SegmentedControl
            label="Members"
            value={search.membership ?? membership}
            options={[
              { value: "then", label: "then" },
              { value: "now", label: "now" },
            ]}
            onChange={(value) => onSearch({ membership: value })}
          />
          <SegmentedControl
            label="Practices"
            value={search.panel ?? panel}
            options={[
              { value: "all", label: "all that reported" },
              {
                value: "constant",
                label: panel_practices === null ? "same throughout" : `same ${panel_practices} throughout`,
              },
            ]}
            onChange={(value) => onSearch({ panel: value })}
          />
        </>
      )}
    </>
  );
}
