import { useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";

const PATIENCE_MS = 10_000;

/**
 * A page that has been gone to is heard: the focus moves to its heading, which a screen reader then says. The heading
 * of a page that is still being fetched comes later, so it is waited for, unless the person has moved on meanwhile.
 * The first page is left to the browser, which reads it from the top; a change of filters is no arrival.
 */
export function useArrival(): void {
  // Resolved: the page that was left is no longer drawn.
  const pathname = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const before = useRef(pathname);
  useEffect(() => {
    const first = before.current === undefined;
    if (before.current === pathname) return;
    before.current = pathname;
    if (first) return;
    const main = document.getElementById("main");
    if (!main) return;
    const left = document.activeElement;
    const arrive = () => {
      const heading = main.querySelector<HTMLElement>("h1:not(.visually-hidden)");
      const now = document.activeElement;
      if (now !== left && now !== document.body && now !== main) return true;
      if (!heading) return false;
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      return true;
    };
    const observer = new MutationObserver(() => {
      if (arrive()) observer.disconnect();
    });
    const frame = requestAnimationFrame(() => {
      if (!arrive()) observer.observe(main, { childList: true, subtree: true });
    });
    const patience = setTimeout(() => observer.disconnect(), PATIENCE_MS);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(patience);
      observer.disconnect();
    };
  }, [pathname]);
}
