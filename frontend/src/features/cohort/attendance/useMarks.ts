import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { AttendanceSheet } from "../../../api/programmeTypes";
import { ApiProblem } from "../../../api/problem";
import { keepDraft, keptDraft } from "../../../lib/draft";
import { leftOf, undoOf, withMarks, type Marks } from "./marks";
import { cohortQuery, sendMarks, sheetQuery } from "../queries";

const nothing: Marks = {};

/**
 * Marks are saved as they are made, one request at a time, in the order in which they were made. What has not arrived
 * is kept on this phone, and goes when the connection is back.
 */
export function useMarks(sheet: AttendanceSheet, cohort: string) {
  const { session } = sheet;
  const draft = `attendance.${session}`;
  const queryClient = useQueryClient();
  const [unsent, setUnsent] = useState<Marks>(() => keptDraft(draft, nothing));
  const [error, setError] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);
  const [undos, setUndos] = useState<Marks[]>([]);
  const latest = useRef(unsent);
  const busy = useRef(false);
  const people = withMarks(sheet.people, unsent);

  const hold = useCallback(
    (next: Marks) => {
      latest.current = next;
      setUnsent(next);
      keepDraft(draft, Object.keys(next).length ? next : undefined);
    },
    [draft],
  );

  const send = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    setSaving(true);
    setError(null);
    try {
      while (Object.keys(latest.current).length > 0) {
        const sent = latest.current;
        queryClient.setQueryData(sheetQuery(session).queryKey, await sendMarks(session, sent));
        hold(leftOf(latest.current, sent));
      }
      void queryClient.invalidateQueries({ queryKey: cohortQuery(cohort).queryKey, refetchType: "none" });
    } catch (problem) {
      // What the server will never take is given up, and said; anything else is tried again.
      if (isRefusal(problem)) {
        hold(nothing);
        setUndos([]);
        void queryClient.invalidateQueries({ queryKey: sheetQuery(session).queryKey });
      }
      setError(problem);
    } finally {
      busy.current = false;
      setSaving(false);
    }
  }, [cohort, hold, queryClient, session]);

  useEffect(() => {
    const again = () => void (Object.keys(latest.current).length && send());
    again();
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, [send]);

  const put = (marks: Marks) => {
    hold({ ...latest.current, ...marks });
    void send();
  };
  return {
    people,
    error,
    refused: isRefusal(error),
    waiting: Object.keys(unsent).length,
    saving,
    send,
    mark(marks: Marks) {
      setUndos([...undos, undoOf(people, marks)]);
      put(marks);
    },
    undo:
      undos.length > 0
        ? () => {
            put(undos.at(-1) ?? nothing);
            setUndos(undos.slice(0, -1));
          }
        : undefined,
  };
}

const isRefusal = (problem: unknown) =>
  problem instanceof ApiProblem && [400, 403, 404, 409, 422].includes(problem.status);
