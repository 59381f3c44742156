import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { ApiProblem } from "../api/problem";
import { Failing } from "./Failing";

test("a failure says what was kept, gives a reference to quote and a way on", async () => {
  const retry = vi.fn();
  const error = new ApiProblem({
    title: "Failed",
    status: 500,
    detail: "The database is away.",
    reference: "7f3a 22c1",
  });
  render(
    <Failing what="The figures could not be fetched." kept="Your filters are kept." error={error} onRetry={retry} />,
  );
  expect(screen.getByRole("alert").textContent).toContain(
    "The figures could not be fetched. The database is away. Your filters are kept.",
  );
  expect(screen.getByText("Reference 7f3a 22c1")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(retry).toHaveBeenCalledOnce();
});

test("what may not be seen is simply not found, and trying again is not offered", () => {
  render(<Failing what="It failed." error={new ApiProblem({ title: "No", status: 404 })} onRetry={() => undefined} />);
  expect(screen.getByText("Not found.")).toBeTruthy();
  expect(screen.queryByRole("button")).toBeNull();
});
