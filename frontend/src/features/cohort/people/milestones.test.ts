import { expect, test } from "vitest";
import type { PagePerson } from "../../../api/programmeTypes";
import { pressed, stepWords, undone, type Step } from "./milestones";

const milestones = [
  { id: 7, title: "Started", term: 1 },
  { id: 8, title: "Tested", term: 2 },
];
const person: PagePerson = {
  participant: 1,
  person: 101,
  name: "Martha Quill",
  email: null,
  role: "gp",
  role_words: "GP",
  learning_set: null,
  left_on: null,
  marks: "",
  came: 0,
  marked: 0,
  project: {
    id: 5,
    title: "Spirometry waits",
    held_up_by: null,
    reached: ["2018-05-02", null],
    label: "1 of 2: started",
    last_step: "2018-05-02",
    last_step_words: "9 weeks ago",
    stuck: true,
    initiative: null,
    revision: 3,
  },
};
const press = (place: number, of = person) => pressed(of, milestones, place, "2018-11-21");

test("a press reaches what was not, takes back what was, and its undoing has the day it had", () => {
  expect(press(1)).toMatchObject({ project: 5, milestone: 8, before: null, after: "2018-11-21" });
  const taken = press(0) as Step;
  expect(taken).toMatchObject({ before: "2018-05-02", after: null });
  expect(undone(taken)).toMatchObject({ before: null, after: "2018-05-02" });
  expect(stepWords(taken, "2018-11-21")).toBe("Martha Quill: Started is taken back.");
  expect(stepWords(undone(taken), "2018-11-21")).toBe("Martha Quill: Started reached on Wednesday 2 May.");
});

test("nothing is marked for a project that nobody has named", () => {
  expect(press(0, { ...person, project: { ...person.project, id: null } })).toBeUndefined();
});
