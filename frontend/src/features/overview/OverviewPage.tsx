import { getRouteApi } from "@tanstack/react-router";
import { OverviewScreen } from "./OverviewScreen";

const route = getRouteApi("/signed-in/overview");

export function OverviewPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <OverviewScreen
      title="National overview"
      level={search.level ?? "federation"}
      search={search}
      onSearch={(change) =>
        void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false })
      }
    />
  );
}
