import { expect, test } from "vitest";
import type { Me } from "../../api/types";
import { furtherPlacesOf, navigationOf } from "./navigation";

const person: Me = {
  name: "Invented Person",
  email: "person@demo.example",
  role: "national",
  role_label: "National programme team",
  organisation: { code: "ENG", name: "England", kind: "nation" },
  home: "/overview",
  permissions: [],
  demonstration: true,
};

test("a practice sees its month and its own charts, and nothing of others", () => {
  const practice = { code: "Z10101", name: "Weir Street Surgery", kind: "practice" } as const;
  expect(navigationOf({ ...person, role: "practice", organisation: practice })).toEqual([
    { to: "/entry", label: "This month" },
    { to: "/practices/Z10101", label: "Our charts" },
  ]);
});

test("everyone else starts from the overview; what the header has no room for is in the footer", () => {
  expect(navigationOf(person).map(({ label }) => label)).toEqual(["Overview", "Federations", "Data and API"]);
  expect(furtherPlacesOf(person).map(({ label }) => label)).toEqual(["Practices", "Access Fund"]);
});

test("who may read initiatives and innovations finds them in the header, a practice too", () => {
  const reader: Me = { ...person, permissions: ["read_initiatives", "read_innovations"] };
  const practice: Me = { ...reader, role: "practice" };
  for (const each of [reader, practice]) {
    const labels = navigationOf(each).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(["Initiatives", "Innovations"]));
  }
  expect(furtherPlacesOf(practice)).toEqual([]);
});

test("who belongs to a learning set finds it at the foot of every page, a practice too", () => {
  const cohort = { code: "harrowdene-2018", name: "Harrowdene 2018" };
  const practice: Me = { ...person, role: "practice" };
  expect(furtherPlacesOf(practice, [{ id: 2, cohort }])).toEqual([
    { to: "/cohorts/harrowdene-2018/learning-sets/2", label: "My learning set" },
  ]);
  const other = { id: 9, cohort: { code: "fenwater-2019", name: "Fenwater 2019" } };
  expect(furtherPlacesOf(practice, [{ id: 2, cohort }, other]).map(({ label }) => label)).toEqual([
    "My learning set, Harrowdene 2018",
    "My learning set, Fenwater 2019",
  ]);
});

test("those who run programmes start from their week, and see the faculty", () => {
  const labels = navigationOf({ ...person, permissions: ["run_programmes"] }).map(({ label }) => label);
  expect(labels[0]).toBe("My week");
  expect(labels).toContain("Faculty");
});

test("a lead sees the programmes, and does not run them", () => {
  const labels = navigationOf({ ...person, role: "lead", permissions: ["read_programmes"] }).map(({ label }) => label);
  expect(labels).toContain("Programmes");
  expect(labels).not.toContain("My week");
});

test("who lets systems in finds them at the foot of every page, and nobody else does", () => {
  const labels = (permissions: string[]) => furtherPlacesOf({ ...person, permissions }).map(({ label }) => label);
  expect(labels(["manage_clients"])).toContain("API clients");
  expect(labels(["pull"])).not.toContain("API clients");
});
