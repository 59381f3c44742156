import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiProblem } from "../../../api/problem";
import { useDraft } from "../../../lib/draft";
import {
  conflictsIn,
  problemsIn,
  refusedAt,
  sentOf,
  standingOf,
  without,
  withText,
  type GridDraft,
  type GridProblem,
  type NumberName,
} from "./grid";
import { figuresQuery, giveFigures, type FiguresGrid } from "./queries";

const NOTHING: GridDraft = {};

/** What is typed into the grid until it is saved, all at once: kept over a reload, and over a refusal. */
export function useFiguresDraft(code: string, grid: FiguresGrid) {
  const queryClient = useQueryClient();
  const { measure } = grid;
  const { draft, setDraft, kept, forget } = useDraft<GridDraft>(`figures.${code}.${measure.id}`, NOTHING);
  const [problems, setProblems] = useState<GridProblem[]>([]);
  const [said, setSaid] = useState("");
  const standing = standingOf(grid);
  const conflicts = conflictsIn(draft, standing);
  const saving = useMutation({
    mutationFn: async () => {
      const sent = sentOf(draft, standing, measure.numbers);
      try {
        return await giveFigures(code, measure.id, sent);
      } catch (error) {
        if (error instanceof ApiProblem) setProblems(refusedAt(error.errors, sent, measure.numbers));
        throw error;
      }
    },
    onSuccess: async (after) => {
      const count = Object.keys(draft).length;
      queryClient.setQueryData(figuresQuery(code, measure.id).queryKey, after);
      setProblems([]);
      setDraft({});
      setSaid(count === 1 ? "One figure is saved." : `${count} figures are saved.`);
      await queryClient.invalidateQueries();
    },
    onError: () => queryClient.invalidateQueries({ queryKey: figuresQuery(code, measure.id).queryKey }),
  });
  return {
    draft,
    standing,
    conflicts,
    problems,
    kept,
    said,
    busy: saving.isPending,
    /** what went wrong and is not said at a figure */
    failure: saving.error && problems.length === 0 && conflicts.length === 0 ? saving.error : null,
    type: (cells: { key: string; name: NumberName; text: string }[]) => {
      setSaid("");
      setProblems((before) => before.filter((each) => !cells.some(({ key }) => key === each.key)));
      setDraft((before) =>
        cells.reduce((next, { key, name, text }) => withText(next, key, name, text, standing.get(key)), before),
      );
    },
    keepMine: (key: string) => {
      const mine = draft[key];
      if (mine) setDraft({ ...draft, [key]: { ...mine, seen: standing.get(key)?.revision ?? null } });
    },
    takeTheirs: (key: string) => setDraft(without(draft, key)),
    forget: () => {
      setProblems([]);
      saving.reset();
      forget();
    },
    save: () => {
      setSaid("");
      const found = problemsIn(draft);
      setProblems(found);
      if (found.length === 0) saving.mutate();
    },
  };
}

export type FiguresDraft = ReturnType<typeof useFiguresDraft>;
