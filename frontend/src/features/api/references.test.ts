import { expect, test } from "vitest";
import { resolved } from "./references";

const description = {
  paths: {
    "/clients/{code}": { get: { answer: { $ref: "#/components/schemas/Client", description: "As it stands" } } },
  },
  components: {
    schemas: {
      Client: { type: "object", keys: [{ $ref: "#/components/schemas/Key" }] },
      Key: { type: "string" },
      Tree: { type: "object", branches: { $ref: "#/components/schemas/Tree" } },
      "a/b": { const: 1 },
      Odd: [{ $ref: "#/components/schemas/a~1b" }, { $ref: "#/nowhere" }, { $ref: "https://other.example/a.json" }],
    },
  },
};
const schema = (name: string) => resolved(description, ["components", "schemas", name]);

test("references are put in place, however deep, with what stands beside them", () => {
  expect(resolved(description, ["paths", "/clients/{code}", "get"])).toEqual({
    answer: {
      type: "object",
      description: "As it stands",
      keys: [{ type: "string", $$ref: "#/components/schemas/Key" }],
      $$ref: "#/components/schemas/Client",
    },
  });
});

test("what leads back into itself stays a reference there", () => {
  expect(schema("Tree")).toEqual({
    type: "object",
    branches: {
      type: "object",
      branches: { $ref: "#/components/schemas/Tree" },
      $$ref: "#/components/schemas/Tree",
    },
  });
});

test("what cannot be found here is left as it stands", () => {
  expect(schema("Odd")).toEqual([
    { const: 1, $$ref: "#/components/schemas/a~1b" },
    { $ref: "#/nowhere" },
    { $ref: "https://other.example/a.json" },
  ]);
  expect(schema("Nobody")).toBeUndefined();
});
