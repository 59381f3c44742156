import { expect, test } from "vitest";
import { ApiProblem } from "../api/problem";
import { refused } from "./fieldProblems";

const refusal = (errors: { field: string; message: string }[]) =>
  new ApiProblem({ title: "Refused", status: 422, detail: "It ends before it begins.", errors });

test("a refusal of one field is told whole, at that field", () => {
  const said = refused(refusal([{ field: "body.last", message: "Choose a later day." }]), ["first", "last"]);
  expect(said).toEqual([{ field: "last", message: "It ends before it begins. Choose a later day." }]);
});

test("what is said in full at the field is not said twice", () => {
  const message = "It ends before it begins. Choose a later day.";
  expect(refused(refusal([{ field: "last", message }]), ["first", "last"])).toEqual([{ field: "last", message }]);
});

test("refusals of several fields stand each at its own", () => {
  const errors = [
    { field: "first", message: "Give a day." },
    { field: "practices.3", message: "No practice has this code." },
  ];
  expect(refused(refusal(errors), ["first", "practices"])).toEqual([
    { field: "first", message: "Give a day." },
    { field: "practices", message: "No practice has this code." },
  ]);
});

test("what names no field of the form stands at the first, and so does what went wrong on the way", () => {
  expect(refused(refusal([{ field: "If-Match", message: "A number." }]), ["first"])).toEqual([
    { field: "first", message: "It ends before it begins." },
  ]);
  expect(refused(new Error("The server could not be reached."), ["first"])[0]).toEqual({
    field: "first",
    message: "The server could not be reached.",
  });
});

test("the caller says which field is meant where the names differ", () => {
  const named = refusal([{ field: "days_needed", message: "Give a number." }]);
  expect(refused(named, ["name", "days"], (field) => (field === "days_needed" ? "days" : undefined))[0]?.field).toBe(
    "days",
  );
});
