import { expect, test } from "vitest";
import { stalledOf, tried, type Board, type Card } from "./initiativeBoard";

const card = (code: string, status: Card["status"], stalled = false): Card => ({
  code,
  title: code,
  owner: null,
  status,
  stalled,
  practices: 1,
  cycles: 0,
  last_cycle: null,
  score_team: null,
  score_adviser: null,
  main_measure: null,
  next: null,
  last_activity: null,
});
const board = (cards: Card[]): Pick<Board, "columns"> => ({
  columns: [...new Set(cards.map(({ status }) => status))].map((status) => ({
    status,
    title: status,
    cards: cards.filter((each) => each.status === status),
  })),
});
const cards = [
  card("plan", "planning"),
  card("test", "testing"),
  card("stuck", "testing", true),
  card("spread", "spreading"),
  card("keep", "sustaining"),
  card("done", "completed"),
  card("gone", "stopped", true),
];

test("what spreads comes first, what has stalled before what is only planned, what is over apart", () => {
  const { going, over } = tried(board(cards));
  expect(going.map(({ code }) => code)).toEqual(["spread", "keep", "test", "stuck", "plan"]);
  expect(over.map(({ code }) => code)).toEqual(["done", "gone"]);
});

test("what is over does not stall", () => {
  expect(stalledOf(board(cards)).map(({ code }) => code)).toEqual(["stuck"]);
});
