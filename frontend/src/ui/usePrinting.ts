import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

/** Whether the page is being put on paper: true before the browser takes its picture, so that what is long is whole. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const list = window.matchMedia("print");
    // The browser lays the page out as soon as the listener returns: it has to be drawn by then.
    const set = (now: boolean) => flushSync(() => setPrinting(now));
    const begin = () => set(true);
    const end = () => set(false);
    const changed = ({ matches }: MediaQueryListEvent) => set(matches);
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    list.addEventListener("change", changed);
    return () => {
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
      list.removeEventListener("change", changed);
    };
  }, []);
  return printing;
}
