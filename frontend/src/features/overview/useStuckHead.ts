import { useEffect, type RefObject } from "react";

/**
 * Keeps the head in view where the frame scrolls sideways: what is sticky inside it sticks to the frame and not to the
 * window, so the head is moved along by what the frame has gone above the top. Elsewhere the stylesheet does it.
 */
export function useStuckHead(frame: RefObject<HTMLElement | null>, head: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const follow = () => {
      if (!frame.current || !head.current) return;
      const { clientTop: border, clientHeight: height } = frame.current;
      const above = -(frame.current.getBoundingClientRect().top + border);
      const sideways = getComputedStyle(frame.current).overflowX === "auto";
      const room = height - head.current.offsetHeight;
      const down = sideways ? Math.min(Math.max(0, above), Math.max(0, room)) : 0;
      head.current.style.setProperty("transform", down > 0 ? `translateY(${down}px)` : null);
    };
    follow();
    window.addEventListener("scroll", follow, { passive: true });
    window.addEventListener("resize", follow);
    return () => {
      window.removeEventListener("scroll", follow);
      window.removeEventListener("resize", follow);
    };
  }, [frame, head]);
}
