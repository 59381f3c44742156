import { useState } from "react";
import type { Choice } from "../../api/types";
import { Chips } from "../../ui/Chips";
import { Select } from "../../ui/Select";
import type { OverviewSearch } from "./search";
import type { OverviewPartProps } from "./shared";

type FilterKey = "region" | "wave" | "signal";
type Filter = { key: FilterKey; legend: string; all: string; choices: Choice[] };

/** What the grid shows, by chips with counts; on a phone three buttons that open them. */
export function Filters({ overview, search, onSearch, phone }: OverviewPartProps & { phone: boolean }) {
  const { regions, commissioners, waves, signals } = overview.filters;
  // A choice that would show nothing is not offered, unless it is the one in force.
  const offered = (key: FilterKey, choices: Choice[]) =>
    choices.filter(({ count, value }) => count > 0 || value === search[key]);
  const filters: Filter[] = (
    [
      { key: "region", legend: "Region", all: "All", choices: offered("region", regions) },
      { key: "wave", legend: "Access Fund", all: "Any", choices: offered("wave", waves) },
      { key: "signal", legend: "Signal", all: "Any", choices: offered("signal", signals) },
    ] satisfies Filter[]
  ).filter(({ choices }) => choices.length > 0);
  const chips = ({ key, legend, all, choices }: Filter) => (
    <Chips
      key={key}
      legend={legend}
      all={{ label: all, count: key === "region" ? sum(choices) : undefined }}
      choices={choices}
      value={search[key]}
      onChange={(value) => onSearch({ [key]: value } as Partial<OverviewSearch>)}
    />
  );
  if (filters.length === 0 && commissioners.length === 0) return null;
  if (phone) return <FoldedFilters filters={filters} search={search} chips={chips} />;
  const [first, ...rest] = filters;
  return (
    <section className="card filters" aria-label="Filters">
      <div className="filters__row">
        {first && chips(first)}
        {commissioners.length > 0 && (
          <Select
            label="Commissioner"
            value={search.commissioner ?? ""}
            options={[{ value: "", label: `All ${commissioners.length} commissioners` }, ...commissioners]}
            onChange={(value) => onSearch({ commissioner: value || undefined })}
          />
        )}
      </div>
      {rest.length > 0 && <div className="filters__row">{rest.map(chips)}</div>}
    </section>
  );
}

const sum = (choices: Choice[]) => choices.reduce((total, { count }) => total + count, 0);

type FoldedProps = { filters: Filter[]; search: OverviewSearch; chips: (filter: Filter) => React.ReactNode };

function FoldedFilters({ filters, search, chips }: FoldedProps) {
  const [open, setOpen] = useState<FilterKey | null>(null);
  const opened = filters.find(({ key }) => key === open);
  return (
    <div className="folded-filters">
      <div className="folded-filters__buttons">
        {filters.map(({ key, legend, all, choices }) => (
          <button
            key={key}
            type="button"
            className="chip"
            aria-expanded={open === key}
            onClick={() => setOpen(open === key ? null : key)}
          >
            {legend}: {choices.find(({ value }) => value === search[key])?.label ?? all.toLowerCase()} ▾
          </button>
        ))}
      </div>
      {opened && <div className="card">{chips(opened)}</div>}
    </div>
  );
}
