import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { series } from "../test/series";
import { XmrChart } from "./XmrChart";

const points = () => screen.getAllByRole("img").filter((element) => element.matches(".point"));

test("the chart is an image whose name is the backend's sentence", () => {
  render(<XmrChart series={series} width={1168} />);
  expect(screen.getByRole("img", { name: series.alt })).toBeTruthy();
});

test("a point says its month, value, signal, rule and practices", () => {
  render(<XmrChart series={series} width={1168} />);
  expect(points().at(-1)?.getAttribute("aria-label")).toBe(
    "June 2018: 10.9%. Improving: below the lower limit. 1,000 of 10,000. 21 of 23 practices reported.",
  );
});

test("Tab reaches the points once, at the latest; arrows move and a card follows", async () => {
  const user = userEvent.setup();
  render(<XmrChart series={series} width={1168} />);
  await user.tab();
  expect(document.activeElement?.getAttribute("aria-label")).toMatch(/^June 2018/);
  await user.keyboard("{ArrowLeft}");
  expect(document.activeElement?.getAttribute("aria-label")).toMatch(/^May 2018/);
  expect(document.querySelector(".point-card")?.textContent).toContain("May 2018");
  await user.keyboard("{Escape}");
  expect(document.querySelector(".point-card")).toBeNull();
  await user.tab();
  expect(document.activeElement).toBe(document.body);
});

test("the missing month has no point to focus", () => {
  render(<XmrChart series={series} width={1168} />);
  expect(points()).toHaveLength(29);
});
