/** Days a month: what is asked for and what is given away as bars, what there is as a line over them. */
import { scaleBand, scaleLinear } from "d3-scale";
import type { CapacityOn } from "../../api/facultyTypes";
import { valueAxis } from "../../charts/axis";
import { round } from "../../charts/marks";
import { monthOf, shortMonth, yearOf } from "../../lib/period";
import type { AxisLabel } from "./growthLayout";

const HEIGHT = 260;
/** A label of a month takes so much. */
const MONTH_ROOM = 34;

export type CapacityBar = {
  month: string;
  needed: { x: number; y: number; height: number };
  assigned: { x: number; y: number; height: number };
  /** more is needed than there is */
  short: boolean;
};
export type CapacityLayout = {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  values: AxisLabel[];
  times: (AxisLabel & { year: string | null })[];
  thickness: number;
  bars: CapacityBar[];
  available: string;
  /** the column of the present month */
  now: { x: number; width: number } | null;
};

export function capacityLayout(months: CapacityOn[], today: string, width: number): CapacityLayout | null {
  if (months.length === 0) return null;
  const plot = { left: 40, right: width - 8, top: 16, bottom: HEIGHT - 40 };
  const most = Math.max(1, ...months.flatMap(({ available, assigned, needed }) => [available, assigned, needed]));
  const axis = valueAxis([0, most], 5);
  const y = scaleLinear(axis.domain, [plot.bottom, plot.top]);
  const column = scaleBand(
    months.map(({ month }) => month),
    [plot.left, plot.right],
  );
  const step = column.step();
  const thickness = round(Math.max(2, step * 0.34));
  const left = (month: string): number => column(month) ?? plot.left;
  const bar = (days: number, x: number) => {
    const top = round(y(days));
    return { x: round(x), y: top, height: round(plot.bottom - top) };
  };
  const every = Math.ceil(MONTH_ROOM / step);
  const present = months.find(({ month }) => month.slice(0, 7) === today.slice(0, 7));
  return {
    width,
    height: HEIGHT,
    plot,
    values: axis.ticks.map((tick) => ({ at: round(y(tick)), text: String(tick) })),
    times: months
      .map(({ month }, index) => ({
        at: round(left(month) + step / 2),
        text: shortMonth(month),
        year: index === 0 || monthOf(month) === 1 ? String(yearOf(month)) : null,
        index,
      }))
      .filter(({ index, year }) => index % every === 0 || year !== null)
      .filter(({ index }, place, all) => place === 0 || index - (all[place - 1]?.index ?? 0) >= every)
      .map(({ at, text, year }) => ({ at, text, year })),
    thickness,
    bars: months.map(({ month, needed, assigned, available }) => ({
      month,
      needed: bar(needed, left(month) + step / 2 - thickness),
      assigned: bar(assigned, left(month) + step / 2),
      short: needed > available,
    })),
    available: months
      .map(({ month, available }, index) => {
        const [x, height] = [round(left(month)), round(y(available))];
        return `${index === 0 ? "M" : "L"}${x} ${height}H${round(x + step)}`;
      })
      .join(""),
    now: present ? { x: round(left(present.month)), width: round(step) } : null,
  };
}
