import type { Import, ImportStep } from "../../api/figureTypes";
import { count, number, size } from "../../lib/amounts";
import { clockTimeOf } from "../../lib/moment";
import type { Sending } from "./sendings";
import { seconds } from "./words";

type Stage = { title: string; state: "done" | "now" | "not"; words: string; note: string };

/** Where a file is: received, read, checked, loaded. */
export function Steps({ stages }: { stages: Stage[] }) {
  return (
    <ol className="steps card card--flush" aria-label="Steps">
      {stages.map(({ title, state, words, note }) => (
        <li key={title} data-state={state} aria-current={state === "now" ? "step" : undefined}>
          <b>{title}</b>
          <span>{words}</span>
          <span className="note">{note}</span>
        </li>
      ))}
    </ol>
  );
}

type Step<Name extends ImportStep["step"]> = Extract<ImportStep, { step: Name }>;

/** The steps of a file that is on its way, or has just been, from what the server has told so far. */
export function stagesOf({ file, sent, state, began, steps }: Sending): Stage[] {
  const told = <Name extends ImportStep["step"]>(name: Name) =>
    steps.findLast(({ step }) => step.step === name) as { step: Step<Name>; at: number } | undefined;
  const [received, read, checked, loading] = [told("received"), told("read"), told("checked"), told("loading")];
  const after = (at: number) => seconds((at - began) / 1000);
  const stage = (title: string, at: number | undefined, before: boolean, words: string, note: string): Stage => ({
    title,
    state: at !== undefined ? "done" : before && state === "sending" ? "now" : "not",
    words: at !== undefined ? words : before && state === "sending" ? note : "not started",
    note: at !== undefined ? note : "",
  });
  const share = file.size ? Math.floor((100 * sent) / file.size) : 100;
  const done = told("done");
  const rows = checked ? count(checked.step.rows, "row") : "";
  const refused = told("refused");
  return [
    received
      ? stage(
          "Received",
          received.at,
          true,
          clockTimeOf(received.at),
          [size(file.size), rows].filter(Boolean).join(", "),
        )
      : {
          title: "Received",
          state: state === "sending" ? "now" : "not",
          words: state === "waiting" ? "waiting for the file before" : `${share}% of ${size(file.size)}`,
          note: "",
        },
    stage("Read", read?.at, received !== undefined, after(read?.at ?? 0), read ? read.step.title : "reading…"),
    stage(
      "Checked",
      checked?.at,
      read !== undefined,
      after(checked?.at ?? 0),
      checked ? (checked.step.problems ? count(checked.step.problems, "problem") : "nothing wrong") : "checking…",
    ),
    refused
      ? { title: "Load", state: "not", words: "not started", note: "waits for you" }
      : stage(
          "Load",
          done?.at,
          loading !== undefined,
          after(done?.at ?? 0),
          done
            ? done.step.import.state === "nothing_new"
              ? "nothing new"
              : count(done.step.import.counts.taken, "row")
            : `${number(loading?.step.done ?? 0)} of ${number(loading?.step.total ?? 0)}`,
        ),
  ];
}

/** The steps of a file sent before: the list keeps its beginning and how long it took. */
export function stagesOfImport(sent: Import): Stage[] {
  const { counts, state, problems_total } = sent;
  const readable = counts.read > 0;
  const loaded = state === "loaded" || state === "withdrawn";
  const stage = (title: string, done: boolean, words: string, note: string): Stage => ({
    title,
    state: done ? "done" : "not",
    words: done ? words : "not started",
    note,
  });
  return [
    stage("Received", true, clockTimeOf(Date.parse(sent.sent_at)), size(sent.bytes)),
    stage("Read", readable, count(counts.read, "row"), sent.title ?? "not recognised"),
    stage(
      "Checked",
      readable,
      problems_total ? `${count(counts.rejected, "row")} refused` : "nothing wrong",
      problems_total ? count(problems_total, "problem") : "",
    ),
    stage(
      "Load",
      loaded || state === "nothing_new",
      state === "nothing_new" ? "nothing new" : `${count(counts.taken, "row")}`,
      state === "refused"
        ? readable
          ? "waits for you"
          : ""
        : sent.seconds === null
          ? ""
          : `${seconds(sent.seconds)} in all`,
    ),
  ];
}
