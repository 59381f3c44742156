import { useEffect, useRef } from "react";

/** What has just been done. It takes the focus, which the form that is gone had. */
export function Said({ words }: { words: string }) {
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (words) place.current?.focus();
  }, [words]);
  if (!words) return null;
  return (
    <p className="box box--done said" role="status" tabIndex={-1} ref={place}>
      {words}
    </p>
  );
}
