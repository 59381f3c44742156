import { act, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Loading } from "./Loading";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});
const wait = (milliseconds: number) => act(() => vi.advanceTimersByTime(milliseconds));

test("an answer within 0.3 seconds shows nothing in between", () => {
  const { container } = render(<Loading what="Fetching." />);
  wait(290);
  expect(container.querySelector(".bone")).toBeNull();
});

test("then the shape of what is coming, and a sentence only after four seconds", () => {
  const { container } = render(<Loading what="120 federations, 8 measures." />);
  wait(310);
  expect(container.querySelectorAll(".bones__row")).toHaveLength(6);
  expect(screen.queryByText("Still working.")).toBeNull();
  wait(4000);
  expect(screen.getByRole("status").textContent).toContain("Still working. 120 federations, 8 measures.");
});
