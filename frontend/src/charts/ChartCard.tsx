import type { ReactNode, Ref } from "react";
import "./chartCard.css";

type ChartCardProps = {
  label: string;
  controls: ReactNode;
  legend?: ReactNode;
  children: ReactNode;
  /** where the focus goes when something else on the page has changed the picture */
  section?: Ref<HTMLElement>;
  /** another picture is on its way; `dimmed` once that takes a while */
  busy?: boolean;
  dimmed?: boolean;
};

/** A picture in its card: what can be chosen above it, what its marks mean below. */
export function ChartCard({ label, controls, legend, children, section, busy, dimmed }: ChartCardProps) {
  return (
    <section
      className={`card section chart-card ${dimmed ? "chart-card--dimmed" : ""}`}
      aria-label={label}
      aria-busy={busy}
      ref={section}
      tabIndex={section ? -1 : undefined}
    >
      <div className="chart-controls">{controls}</div>
      <div className="chart-card__drawing">{children}</div>
      {legend}
    </section>
  );
}
