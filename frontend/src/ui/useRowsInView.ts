import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { usePrinting } from "./usePrinting";

type Rows = {
  count: number;
  /** how many of them are known and can be drawn; all where it is not given */
  known?: number;
  /** in pixels */
  height: number;
  overscan: number;
  /** how far down the page the first row is, in pixels */
  scrollMargin: number;
  scrollPaddingStart?: number;
};

/** The rows of a long list that exist: those in view with some room around, and on paper every one that is known. */
export function useRowsInView<Row extends Element>({ count, known = count, height, ...rest }: Rows) {
  const printing = usePrinting();
  const { scrollMargin } = rest;
  const virtualizer = useWindowVirtualizer<Row>({ count, estimateSize: () => height, ...rest });
  const items = virtualizer.getVirtualItems();
  const rows = printing ? Array.from({ length: known }, (_, index) => index) : items.map(({ index }) => index);
  return {
    rows,
    /** pixels of rows that do not exist, above and below */
    before: printing ? 0 : (items[0]?.start ?? scrollMargin) - scrollMargin,
    after: printing ? 0 : virtualizer.getTotalSize() - ((items.at(-1)?.end ?? scrollMargin) - scrollMargin),
    reach: virtualizer.scrollToIndex,
    measureElement: virtualizer.measureElement,
  };
}
