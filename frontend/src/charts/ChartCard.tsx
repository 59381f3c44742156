import type { ReactNode, Ref } from "react";
import "./chartCard.css";

type ChartCardProps = {
  label: string;
  controls: ReactNode;
  legend?: ReactNode;
  children: ReactNode;
  /** where the focus goes when something else on the page has changed the picture */
  section?: Ref<HTMLElement>;
};

/** A picture in its card: what can be chosen above it, what its marks mean below. */
export function ChartCard({ label, controls, legend, children, section }: ChartCardProps) {
  return (
    <section className="card section chart-card" aria-label={label} ref={section} tabIndex={section ? -1 : undefined}>
      <div className="chart-controls">{controls}</div>
      <div className="chart-card__drawing">{children}</div>
      {legend}
    </section>
  );
}
