import { useRef, useState } from "react";

/** Which small form of a place is open, and what was said when the last one was done. Focus goes back where it came from.
 * `first` is open from the start. */
export function useOpened<Act>(first: Act | null = null) {
  const [opened, setOpened] = useState<Act | null>(first);
  const [said, setSaid] = useState("");
  const opener = useRef<HTMLElement | null>(null);
  return {
    opened,
    said,
    open: (act: Act) => {
      opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      setSaid("");
      setOpened(act);
    },
    cancel: () => {
      setOpened(null);
      opener.current?.focus();
    },
    finish: (words: string) => {
      setOpened(null);
      setSaid(words);
    },
  };
}
