import { expect, test } from "vitest";
import { moved, newStage, problemsInStages, stageFieldOf, stagesSent, stagesTyped } from "./stageForm";

const stages = [
  { id: 1, place: 1, title: "Observing", usual_months: 3, accredits: false },
  { id: 2, place: 2, title: "Accredited", usual_months: 0, accredits: true },
];
const typed = stagesTyped(stages);

test("what is kept goes back with its number, what is new without", () => {
  const sent = stagesSent({ stages: [...typed.stages, { ...newStage, title: " Teacher ", usual_months: "12" }] });
  expect(sent.map(({ id, title, usual_months }) => [id, title, usual_months])).toEqual([
    [1, "Observing", 3],
    [2, "Accredited", 0],
    [null, "Teacher", 12],
  ]);
});

test("a stage moves one place", () => {
  expect(moved(typed.stages, 1, -1).map(({ id }) => id)).toEqual([2, 1]);
  expect(moved(typed.stages, 0, 1).map(({ id }) => id)).toEqual([2, 1]);
});

test("a stage has a title and whole months", () => {
  expect(problemsInStages(typed)).toEqual([]);
  expect(problemsInStages({ stages: [{ ...newStage, usual_months: "1.5" }] }).map(({ field }) => field)).toEqual([
    "stages.0.title",
    "stages.0.usual_months",
  ]);
});

test("what the API says of one stage stands there, of all of them at the first", () => {
  expect(["stages.1.title", "body.stages.0.usual_months", "stages", "If-Match"].map(stageFieldOf)).toEqual([
    "stages.1.title",
    "stages.0.usual_months",
    "stages.0.title",
    "stages.0.title",
  ]);
});
