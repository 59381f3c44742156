import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { series } from "../test/series";
import { SeriesChart } from "./SeriesChart";

const points = () => screen.getAllByRole("img").filter((element) => element.matches(".point"));

test("the chart is an image whose name is the backend's sentence", () => {
  render(<SeriesChart series={series} width={1168} />);
  expect(screen.getByRole("img", { name: series.alt })).toBeTruthy();
});

test("a point says its month, value, signal, rule and practices", () => {
  render(<SeriesChart series={series} width={1168} />);
  expect(points().at(-1)?.getAttribute("aria-label")).toBe(
    "June 2018: 10.9%. Improving: below the lower limit. Also a run below the average. 1,000 of 10,000. Target 10%. 21 of 23 practices reported.",
  );
});

test("Tab reaches the points once, at the latest; arrows move and a card follows", async () => {
  const user = userEvent.setup();
  render(<SeriesChart series={series} width={1168} />);
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
  render(<SeriesChart series={series} width={1168} />);
  expect(points()).toHaveLength(29);
});

test("a recorded change is a stop of its own whose words come on focus, and stand with the month's point", async () => {
  const user = userEvent.setup();
  const words = "“New phone system at nine practices.” Ines Caldwell, 12 June 2017.";
  const notes = [{ kind: "change" as const, id: 3, period: "2017-04-01", words }];
  render(<SeriesChart series={{ ...series, notes }} width={1168} />);
  await user.tab();
  await user.tab();
  expect(document.activeElement?.getAttribute("aria-label")).toBe(words);
  expect(document.querySelector(".point-card")?.textContent).toBe(`April 2017${words}`);
  expect(screen.getByRole("img", { name: /^April 2017: .*New phone system/ })).toBeTruthy();
});
