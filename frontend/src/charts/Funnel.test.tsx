import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { funnel } from "../test/comparison";
import { Funnel } from "./Funnel";

const focused = () => document.activeElement?.getAttribute("aria-label");

test("the funnel is an image whose name is the backend's sentence", () => {
  render(<Funnel funnel={funnel} width={1168} own="C" />);
  expect(screen.getByRole("img", { name: funnel.alt })).toBeTruthy();
});

test("Tab reaches the points once, at the page's own; arrows move on and a card follows", async () => {
  const user = userEvent.setup();
  render(<Funnel funnel={funnel} width={1168} own="C" />);
  await user.tab();
  expect(focused()).toBe(
    "Practice C: 10.0%. 200 of 2,000. Between the 95% lines. Rank: between 1st and 5th lowest of 5.",
  );
  await user.keyboard("{ArrowUp}");
  expect(focused()).toMatch(/^Practice E: 8.4%.*Below the lower 99.8% line, on the wanted side/);
  expect(document.querySelector(".point-card")?.textContent).toContain("Practice E: 8.4%");
  await user.keyboard("{ArrowLeft}{ArrowLeft}");
  expect(focused()).toMatch(/^Practice C/);
  await user.keyboard("{Escape}");
  expect(document.querySelector(".point-card")).toBeNull();
  await user.tab();
  expect(document.activeElement).toBe(document.body);
});

test("the point that Tab reaches is not drawn a second time while it has no focus", () => {
  render(<Funnel funnel={funnel} width={1168} own="C" />);
  expect(document.querySelector("[tabindex='0']")?.classList.contains("point__reach")).toBe(true);
});

test("thousands of points are a handful of shapes", () => {
  const items = Array.from({ length: 2500 }, (_, index) => {
    const item = funnel.items[index % 5]!;
    return { ...item, organisation: { ...item.organisation, code: `Z${index}` }, denominator: 100 + index };
  });
  render(<Funnel funnel={{ ...funnel, items }} width={1168} own="Z7" />);
  expect(document.querySelectorAll("path").length).toBeLessThan(60);
});
