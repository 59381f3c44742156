import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { meQuery } from "../api/organisations";
import { Empty } from "./Empty";

/** Whether this person runs programmes; others read. */
export function useMayRun(): boolean {
  const { data: me } = useSuspenseQuery(meQuery());
  return me.permissions.includes("run_programmes");
}

/** What only those who run programmes may do, and for others the reason why it is not here. */
export function MayRun({ children }: { children: ReactNode }) {
  if (useMayRun()) return children;
  return (
    <div className="section">
      <Empty title="This is for those who run programmes.">
        The national team and the improvement faculty set them up and change them.
      </Empty>
    </div>
  );
}
