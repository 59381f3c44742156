import { Link } from "@tanstack/react-router";
import { Chip } from "../../ui/Chips";
import { Empty } from "../../ui/Empty";
import type { OverviewPartProps } from "./shared";
import { activeFilters, nouns } from "./words";

/** Names the filters and offers to drop each of them. */
export function NothingMatches({ overview, level, search, onSearch }: OverviewPartProps) {
  const active = activeFilters(search, overview);
  if (active.length === 0) {
    return (
      <Empty
        title={`There are no ${nouns[level].many} yet.`}
        actions={
          <>
            <Link to="/data" className="button">
              Send a file
            </Link>
            {level === "federation" && (
              <button type="button" className="link-button" onClick={() => onSearch({ level: "network" })}>
                Look at networks instead
              </button>
            )}
          </>
        }
      >
        They appear here once a file that names them has been imported.
      </Empty>
    );
  }
  return (
    <Empty
      title={`No ${nouns[level].one} matches`}
      actions={
        <>
          {active.length > 1 &&
            active.map(({ key, label }) => (
              <Chip key={key} label={`Without ‘${label}’`} pressed onPress={() => onSearch({ [key]: undefined })} />
            ))}
          <button
            type="button"
            className="link-button"
            onClick={() => onSearch({ region: undefined, commissioner: undefined, wave: undefined, signal: undefined })}
          >
            Clear all filters
          </button>
        </>
      }
    >
      {active.map(({ label }) => label).join(", ")}.
    </Empty>
  );
}
