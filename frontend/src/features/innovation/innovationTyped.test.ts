import { expect, test } from "vitest";
import * as contacts from "./contactsTyped";
import { changesOf, newOf, nothingTyped, problemsIn } from "./innovationTyped";

const typed = { ...nothingTyped, title: "Call back", summary: "A call back instead of hold." };

test("a title and what it is are enough", () => {
  expect(problemsIn(typed)).toEqual([]);
  expect(problemsIn(nothingTyped).map(({ field }) => field)).toEqual(["title", "summary"]);
});

test("a day that is none and a place without a code are refused where they stand", () => {
  const wrong = { ...typed, first_tried: "2018-02-31", first_tried_at: "Fenwater" };
  expect(problemsIn(wrong).map(({ field }) => field)).toEqual(["first_tried", "first_tried_at"]);
});

test("what is typed is sent as the API takes it", () => {
  const sent = newOf({
    ...typed,
    themes: ["3", "1"],
    origins: "call-back-instead-of-hold,\n text-reminders\ntext-reminders",
    first_tried_at: "Fenwater Health Federation, F003",
  });
  expect(sent.themes).toEqual([3, 1]);
  expect(sent.origins).toEqual(["call-back-instead-of-hold", "text-reminders"]);
  expect(sent.first_tried_at).toBe("F003");
  expect(sent.first_tried).toBeNull();
});

test("only what was changed is sent: an origin that one may not read is not dropped by who changes the title", () => {
  expect(changesOf(typed, { ...typed, title: "Call back within the hour" })).toEqual({
    title: "Call back within the hour",
  });
  expect(changesOf(typed, { ...typed, title: "Call back " })).toEqual({});
});

const gwen = { person: 7, name: "Gwen Astley", email: "", organisation: "Fenwater, F003", words: "began it" };
const tom = { person: null, name: " Tom Ferris ", email: "", organisation: "F004", words: "" };

test("somebody who is a contact already is sent by number, somebody new by name", () => {
  expect(contacts.sentOf({ contacts: [gwen, tom] })).toEqual([
    { person: 7, organisation: "F003", words: "began it" },
    { name: "Tom Ferris", email: null, organisation: "F004", words: "" },
  ]);
});

test("what is wrong with a contact stands at its line, from the form and from the API", () => {
  const problems = contacts.problemsIn({ contacts: [gwen, { ...tom, name: "", organisation: "somewhere" }] });
  expect(problems.map(({ field }) => field)).toEqual(["contacts.1.name", "contacts.1.organisation"]);
  expect(contacts.fieldOf("body.contacts.1.email")).toBe("contacts.1.email");
  expect(contacts.fieldOf("If-Match")).toBeUndefined();
});
