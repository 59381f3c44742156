import { useEffect } from "react";

/** The title of the browser's tab, which is also what a screen reader says first. */
export function PageTitle({ title }: { title: string }) {
  useEffect(() => {
    document.title = `${title} – Groundswell`;
  }, [title]);
  return null;
}
