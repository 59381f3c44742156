import { useQuery } from "@tanstack/react-query";
import { Chip } from "../../ui/Chips";
import { NameFilter } from "../../ui/NameFilter";
import { Select } from "../../ui/Select";
import { measuresQuery, themesQuery } from "./queries";
import { sorts, strengths, type LibrarySearch } from "./search";

type LibraryFiltersProps = { search: LibrarySearch; onChange: (next: Partial<LibrarySearch>) => void };

const ANY = { value: "", label: "Any" };
const strengthNames = { strong: "Strong", moderate: "Moderate", early: "Early", none: "None" };
const sortNames = { best: "Best match", title: "Title", adopted: "Most used", strength: "Strongest evidence" };

/** Words in any part of it, and three filters. */
export function LibraryFilters({ search, onChange }: LibraryFiltersProps) {
  const { data: themes } = useQuery(themesQuery());
  const { data: measures } = useQuery(measuresQuery());
  return (
    <div className="actions library-find" role="search" aria-label="Innovations">
      <NameFilter label="Find" value={search.text ?? ""} onChange={(text) => onChange({ text: text || undefined })} />
      <Select
        label="Theme"
        value={search.theme === undefined ? "" : String(search.theme)}
        options={[ANY, ...(themes?.items ?? []).map(({ id, title }) => ({ value: String(id), label: title }))]}
        onChange={(value) => onChange({ theme: value === "" ? undefined : Number(value) })}
      />
      <Select
        label="Measure"
        value={search.measure ?? ""}
        options={[ANY, ...(measures?.items ?? []).map((each) => ({ value: each.code, label: each.short_title }))]}
        onChange={(value) => onChange({ measure: value || undefined })}
      />
      <Select
        label="Evidence"
        value={search.strength ?? ""}
        options={[ANY, ...strengths.map((value) => ({ value, label: strengthNames[value] }))]}
        onChange={(value) => onChange({ strength: value === "" ? undefined : (value as LibrarySearch["strength"]) })}
      />
      <Select
        label="Order"
        value={search.sort ?? "best"}
        options={sorts.map((value) => ({ value, label: sortNames[value] }))}
        onChange={(value) => onChange({ sort: value === "best" ? undefined : value })}
      />
      <Chip
        label="Retired too"
        pressed={search.retired ?? false}
        onPress={() => onChange({ retired: search.retired ? undefined : true })}
      />
    </div>
  );
}
