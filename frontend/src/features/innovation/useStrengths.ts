import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { evidenceQuery, libraryQuery } from "./queries";
import type { LibrarySearch } from "./search";

/**
 * The library does not wait for evidence that nobody has asked for since the figures changed: once the list stands, it
 * is asked for, one innovation at a time, and the list is read again. Also where only some strengths are wanted: what
 * is not known yet is in no such list. True while there is more to ask for.
 */
export function useStrengths(search: LibrarySearch): boolean {
  const client = useQueryClient();
  const { data } = useInfiniteQuery(libraryQuery({ ...search, strength: undefined }));
  const [asked, setAsked] = useState<string[]>([]);
  const next = data?.pages
    .flatMap(({ body }) => body.items)
    .find(({ code, strength, measures }) => strength === null && measures.length > 0 && !asked.includes(code))?.code;
  useEffect(() => {
    if (next === undefined) return;
    let left = false;
    void client.prefetchQuery(evidenceQuery(next, undefined)).then(async () => {
      if (left) return;
      await client.invalidateQueries({ queryKey: ["innovations"] });
      setAsked((before) => [...before, next]);
    });
    return () => {
      left = true;
    };
  }, [client, next]);
  return next !== undefined;
}
