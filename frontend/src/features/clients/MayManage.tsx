import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { meQuery } from "../../api/organisations";
import { Empty } from "../../ui/Empty";

/** What only those who let systems in may see, and for others the reason why it is not here. */
export function MayManage({ children }: { children: ReactNode }) {
  const { data: me } = useSuspenseQuery(meQuery());
  if (me.permissions.includes("manage_clients")) return children;
  return (
    <div className="section">
      <Empty title="This is for the national team.">They let systems in. Ask them for a key to yours.</Empty>
    </div>
  );
}
