/** What the page asks, with the day whose knowledge is wanted. Apart from `search.ts`, which the first load holds. */
import { isDay } from "../../lib/days";
import { endOfDay } from "../../lib/moment";
import { askedOf, type MeasureSearch } from "./search";

/** An address may be mistyped: what is no day is dropped. */
export const understood = (search: MeasureSearch): MeasureSearch =>
  search.known && !isDay(search.known) ? { ...search, known: undefined } : search;

export const askedThen = ({ known, ...search }: MeasureSearch) => ({
  ...askedOf(search),
  ...(known && { as_known_at: endOfDay(known) }),
});
