import { expect, test } from "vitest";
import { changesOf, clientOf, differing, noClient, problemsInClient, type ClientTyped } from "./clientTyped";

const typed: ClientTyped = {
  ...noClient,
  name: " Tideway warehouse ",
  code: "tideway-warehouse",
  commissioners: ["NHS Tideway CCG, 99X"],
};
const fields = (given: Partial<ClientTyped>) => problemsInClient({ ...typed, ...given }).map(({ field }) => field);

test("what is missing is said at its field", () => {
  expect(fields({})).toEqual([]);
  expect(fields({ name: " ", commissioners: [], scopes: [], expires_on: "soon" })).toEqual([
    "name",
    "another",
    "scopes",
    "expires_on",
  ]);
  expect(fields({ code: "Tideway" })).toEqual(["code"]);
  expect(fields({ code: "x" })).toEqual(["code"]);
  expect(fields({ another: "tide" })).toEqual(["another"]);
});

test("the commissioner that is typed and not added yet is meant too, once", () => {
  expect(clientOf({ ...typed, another: "NHS Estuary CCG, 98Y" }).commissioners).toEqual(["99X", "98Y"]);
  expect(clientOf({ ...typed, another: "99x" })).toEqual({
    code: "tideway-warehouse",
    name: "Tideway warehouse",
    commissioners: ["99X"],
    scopes: ["figures"],
    expires_on: null,
  });
});

test("only what was changed is sent, so that another's change elsewhere stays", () => {
  expect(changesOf(typed, typed)).toEqual({});
  expect(changesOf(typed, { ...typed, expires_on: "2027-04-01", another: "98Y" })).toEqual({
    expires_on: "2027-04-01",
    commissioners: ["99X", "98Y"],
  });
  expect(changesOf({ ...typed, expires_on: "2027-04-01" }, typed)).toEqual({ expires_on: null });
});

test("two versions are told apart in words; the order of commissioners is none", () => {
  const more = { ...typed, commissioners: ["NHS Estuary CCG, 98Y", "NHS Tideway CCG, 99X"] };
  expect(differing(more, { ...more, commissioners: more.commissioners.toReversed() })).toEqual([]);
  expect(differing(typed, { ...more, expires_on: "2027-04-01" })).toEqual([
    { label: "Commissioners", theirs: "99X", mine: "98Y, 99X" },
    { label: "Ends on", theirs: "no end", mine: "1 April 2027" },
  ]);
});
