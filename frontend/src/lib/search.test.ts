import { expect, test } from "vitest";
import { code, localPath, oneOf } from "./search";

test("a choice that is not offered is dropped", () => {
  expect(oneOf(["worst", "name"], "name")).toBe("name");
  expect(oneOf(["worst", "name"], "random")).toBeUndefined();
});

test("a wave that the router read as a number is still a wave", () => {
  expect(oneOf(["1", "2", "none"], 2)).toBe("2");
});

test("a code has no characters that could mean something in an address", () => {
  expect(code("Z10101")).toBe("Z10101");
  expect(code("../me")).toBeUndefined();
});

test("a return address never leaves the site", () => {
  expect(localPath("/federations/F001?membership=now")).toBe("/federations/F001?membership=now");
  expect(localPath("//elsewhere.example")).toBeUndefined();
  expect(localPath("/\\elsewhere.example")).toBeUndefined();
  expect(localPath("https://elsewhere.example")).toBeUndefined();
});
