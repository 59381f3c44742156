import { useQuery } from "@tanstack/react-query";
import { useMay } from "../../api/useMay";
import { NameFilter } from "../../ui/NameFilter";
import { Select } from "../../ui/Select";
import { STATUS_WORDS } from "../../ui/StatusTag";
import { OwnerFilter } from "./OwnerFilter";
import { programmesToChooseQuery, themesQuery } from "./queries";
import { statuses, type InitiativesSearch } from "./search";

type FiltersProps = { search: InitiativesSearch; onChange: (next: Partial<InitiativesSearch>) => void };

/** What the list can be narrowed down by; a programme by those who may read of them. */
export function Filters({ search, onChange }: FiltersProps) {
  const mayProgrammes = useMay("read_programmes");
  const { data: themes } = useQuery(themesQuery());
  const { data: programmes } = useQuery(programmesToChooseQuery(mayProgrammes));
  return (
    <div className="actions initiatives-find">
      <NameFilter label="Words" value={search.q ?? ""} onChange={(q) => onChange({ q: q || undefined })} />
      <Select
        label="Status"
        value={search.status ?? ""}
        options={[
          { value: "", label: "Any" },
          ...statuses.map((status) => ({ value: status, label: STATUS_WORDS[status] })),
        ]}
        onChange={(value) => onChange({ status: value || undefined })}
      />
      <Select
        label="Theme"
        value={search.theme === undefined ? "" : String(search.theme)}
        options={[
          { value: "", label: "Any" },
          ...(themes?.items.map(({ id, title }) => ({ value: String(id), label: title })) ?? []),
        ]}
        onChange={(value) => onChange({ theme: value === "" ? undefined : Number(value) })}
      />
      {mayProgrammes && (
        <Select
          label="Programme"
          value={search.programme ?? ""}
          options={[
            { value: "", label: "Any" },
            ...(programmes?.items.map(({ code, name }) => ({ value: code, label: name })) ?? []),
          ]}
          onChange={(value) => onChange({ programme: value || undefined })}
        />
      )}
      <OwnerFilter value={search.owner} onChange={(owner) => onChange({ owner })} />
      <label className="control">
        <input
          type="checkbox"
          className="initiatives-tick"
          checked={search.stalled ?? false}
          onChange={(event) => onChange({ stalled: event.currentTarget.checked || undefined })}
        />
        stalled only
      </label>
    </div>
  );
}
