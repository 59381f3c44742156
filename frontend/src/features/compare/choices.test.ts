import { expect, test } from "vitest";
import type { OrganisationRef } from "../../api/types";
import { choiceKey, choicesFor, chosenOf } from "./choices";

const federation: OrganisationRef = { code: "F1", name: "Together", kind: "federation" };
const network: OrganisationRef = { code: "U1", name: "Old Harbour", kind: "network" };
const practice: OrganisationRef = { code: "Z1", name: "Ferry Road", kind: "practice" };
const keys = (organisation: OrganisationRef, parents: OrganisationRef[] = []) =>
  choicesFor(organisation, parents).map(choiceKey);

test("a practice is first set beside those of its federation", () => {
  expect(keys(practice, [network, federation])).toEqual(["practice:F1", "practice:U1", "practice"]);
  expect(keys(practice)).toEqual(["practice"]);
});

test("a federation is compared with the others, or its practices with each other", () => {
  expect(keys(federation)).toEqual(["federation", "practice:F1"]);
});

test("a region has no peers that are compared, only its practices", () => {
  expect(keys({ code: "Y1", name: "Eastmarch", kind: "region" })).toEqual(["practice:Y1"]);
});

test("what the address asks for is dropped where it is not offered", () => {
  const choices = choicesFor(federation, []);
  expect(choiceKey(chosenOf(choices, { of: "practice", within: "F1" }))).toBe("practice:F1");
  expect(choiceKey(chosenOf(choices, { of: "practice", within: "F2" }))).toBe("federation");
});
