import { expect, test } from "vitest";
import { codeOf } from "./qr";

test("a code has its white margin, and the dark corner a reader looks for inside it", () => {
  const { size, path } = codeOf("https://groundswell.example/answer#Zm9yIHRoZSBleGFtcGxl");
  expect(path).not.toMatch(/M[0-3] /);
  expect(path).toContain("M4 4h1v1h-1z");
  expect(path).not.toContain(`M${size - 4} 4h`);
});

test("another ticket is another code", () => {
  expect(codeOf("https://groundswell.example/answer#one").path).not.toBe(
    codeOf("https://groundswell.example/answer#two").path,
  );
});
