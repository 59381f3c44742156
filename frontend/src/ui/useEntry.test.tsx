import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import type { FormEvent, ReactNode } from "react";
import { beforeEach, expect, test } from "vitest";
import { ApiProblem } from "../api/problem";
import { useEntry, type Version } from "./useEntry";

type Typed = { title: string; due: string };
const opened: Version<Typed> = { saved: { title: "Phones", due: "2018-11-01" }, revision: 3 };
const theirs: Version<Typed> = { saved: { title: "Phones", due: "2018-12-01" }, revision: 4 };

beforeEach(() => localStorage.clear());

/** A form of a milestone, the API behind it, and how the milestone stands by now. */
function form(existing = opened) {
  const sent: (Typed & { over: number })[] = [];
  let stands = existing.revision;
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
  );
  const { result, rerender } = renderHook(
    (now: Version<Typed>) =>
      useEntry<Typed>({
        name: "milestone.7",
        start: () => now.saved,
        problemsIn: () => [],
        existing: now,
        send: async (typed, { revision }) => {
          sent.push({ ...typed, over: revision });
          if (revision !== stands) throw new ApiProblem({ title: "Somebody has saved.", status: 412 });
        },
        onDone: () => undefined,
      }),
    { wrapper, initialProps: existing },
  );
  return {
    result,
    sent,
    type: (title: string) => act(async () => result.current.change({ title })),
    save: () => act(async () => result.current.submit({ preventDefault: () => undefined } as FormEvent)),
    again: () => act(async () => result.current.again()),
    /** somebody saves, or we have, and the page has fetched it */
    now: (version: Version<Typed>) => {
      stands = version.revision;
      rerender(version);
    },
  };
}

test("what others saved after the form was opened is not written over unasked, though the page has fetched it", async () => {
  const { result, sent, type, save, again, now } = form();
  await type("Phones answered");
  now(theirs);
  await save();
  expect(sent).toEqual([{ title: "Phones answered", due: "2018-11-01", over: 3 }]);
  expect(result.current).toMatchObject({ stale: true, saved: theirs.saved, typed: { title: "Phones answered" } });
  await again();
  expect(sent[1]).toEqual({ title: "Phones answered", due: "2018-11-01", over: 4 });
  expect(result.current.stale).toBe(false);
});

test("where only another part of the thing has changed, there is nothing to ask", async () => {
  const { sent, type, save, now } = form();
  await type("Phones answered");
  now({ ...opened, revision: 9 });
  await save();
  expect(sent).toEqual([{ title: "Phones answered", due: "2018-11-01", over: 9 }]);
});

test("a form that stays open writes next over what it saved itself", async () => {
  const { result, sent, type, save, now } = form();
  await type("Phones answered");
  await save();
  now({ saved: { title: "Phones answered", due: "2018-11-01" }, revision: 4 });
  await type("Phones answered at once");
  await save();
  expect(sent.map(({ over }) => over)).toEqual([3, 4]);
  expect(result.current.stale).toBe(false);
});

test("a draft is of the version that it was typed over, also after a reload", async () => {
  await form().type("Phones answered");
  const { result, sent, save, now } = form(theirs);
  expect(result.current).toMatchObject({ kept: true, typed: { title: "Phones answered" } });
  now(theirs);
  await save();
  expect(sent.map(({ over }) => over)).toEqual([3]);
  expect(result.current.stale).toBe(true);
});

test("who takes what is saved has it before them, and nothing is kept", async () => {
  const { result, type, save, now } = form();
  await type("Phones answered");
  now(theirs);
  await save();
  await act(async () => result.current.take());
  expect(result.current).toMatchObject({ stale: false, kept: false, typed: theirs.saved });
  expect(form(theirs).result.current.kept).toBe(false);
});
