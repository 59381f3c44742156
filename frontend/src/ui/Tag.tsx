import type { ReactNode } from "react";

type TagProps = { tone?: "blue" | "green" | "grey" | "late"; large?: boolean; children: ReactNode };

export function Tag({ tone, large, children }: TagProps) {
  return <span className={`tag ${tone ? `tag--${tone}` : ""} ${large ? "tag--large" : ""}`}>{children}</span>;
}
