import { expect, test } from "vitest";
import { linesFrom } from "./ndjson";

test("a line is read once it is whole, and only once", () => {
  const first = linesFrom('{"step":"received"}\n{"step":"re', 0);
  expect(first.lines).toEqual([{ step: "received" }]);
  const whole = '{"step":"received"}\n{"step":"read"}\n\n{"step":"checked"}\n';
  const rest = linesFrom(whole, first.read);
  expect(rest.lines).toEqual([{ step: "read" }, { step: "checked" }]);
  expect(linesFrom(whole, rest.read)).toEqual({ lines: [], read: whole.length });
});
