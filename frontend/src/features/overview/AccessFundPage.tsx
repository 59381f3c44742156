import { getRouteApi } from "@tanstack/react-router";
import { OverviewScreen } from "./OverviewScreen";

const route = getRouteApi("/signed-in/access-fund");

export function AccessFundPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <OverviewScreen
      title="Access Fund"
      level="scheme"
      search={search}
      onSearch={(change) =>
        void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false })
      }
    />
  );
}
