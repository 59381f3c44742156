import { queryOptions } from "@tanstack/react-query";
import { api, read } from "../../api/client";
import type { components } from "../../api/schema.gen";

export type Board = components["schemas"]["InitiativeBoard"];
export type Card = components["schemas"]["BoardCard"];

export const boardQuery = (federation: string) =>
  queryOptions({
    queryKey: ["initiatives", "board", federation],
    queryFn: ({ signal }) => read(api.GET("/api/v1/initiative-board", { params: { query: { federation } }, signal })),
  });

export const workedElsewhereQuery = (code: string) =>
  queryOptions({
    queryKey: ["worked-elsewhere", code],
    queryFn: ({ signal }) =>
      read(api.GET("/api/v1/federations/{code}/worked-elsewhere", { params: { path: { code } }, signal })),
  });

const GOING: Card["status"][] = ["spreading", "sustaining", "testing", "planning"];

/** What is going on, what has come furthest in reach first and what has stalled before what is planned; then what is over. */
export function tried({ columns }: Pick<Board, "columns">): { going: Card[]; over: Card[] } {
  const cards = columns.flatMap((column) => column.cards);
  const rank = ({ status, stalled }: Card) => GOING.indexOf(status) + (stalled ? GOING.length : 0);
  const last = (card: Card) => (card.status === "planning" && !card.stalled ? 2 * GOING.length : rank(card));
  return {
    going: cards.filter(({ status }) => GOING.includes(status)).sort((a, b) => last(a) - last(b)),
    over: cards.filter(({ status }) => !GOING.includes(status)),
  };
}

/** Those that are going on and have stalled. */
export const stalledOf = (board: Pick<Board, "columns">): Card[] => tried(board).going.filter(({ stalled }) => stalled);
