import type { ReactNode } from "react";
import "./facts.css";

/** What is known of a thing, a line each; what is undefined or false is left out. */
export function Facts({ facts, card = false }: { facts: Record<string, ReactNode>; card?: boolean }) {
  return (
    <dl className={card ? "card facts" : "facts"}>
      {Object.entries(facts)
        .filter(([, said]) => said !== undefined && said !== false && said !== null)
        .map(([name, said]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{said}</dd>
          </div>
        ))}
    </dl>
  );
}
