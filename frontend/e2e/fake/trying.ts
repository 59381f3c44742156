/** What the API would answer about what a federation is trying, and what worked elsewhere. */
import type { components } from "../../src/api/schema.gen";
import { seedOf } from "./country";

type Schemas = components["schemas"];

export function board(empty: boolean): Schemas["InitiativeBoard"] {
  const federation = { code: "F0010", name: "Brackenholt Together", kind: "federation" as const };
  const card = (
    title: string,
    status: Schemas["BoardCard"]["status"],
    rest: Partial<Schemas["BoardCard"]> = {},
  ): Schemas["BoardCard"] => ({
    code: title.toLowerCase().replaceAll(" ", "-"),
    title,
    owner: federation,
    status,
    stalled: false,
    practices: 9,
    cycles: 6,
    last_cycle: "2018-09-17",
    score_team: 3.5,
    score_adviser: 3,
    main_measure: { title: "Missed calls", variation: "improvement_low", words: "improving" },
    next: "Study cycle 6 by 4 December",
    last_activity: "2018-11-12",
    ...rest,
  });
  const cards = empty
    ? []
    : [
        card("Protected learning hour", "planning", {
          cycles: 0,
          last_cycle: null,
          score_team: null,
          score_adviser: null,
          main_measure: null,
          next: "Aim not agreed yet",
        }),
        card("Text reminders", "testing", { stalled: true, next: "Nothing recorded since June." }),
        card("Call back instead of hold", "spreading"),
        card("A phlebotomy service", "completed", { next: null }),
      ];
  const titles = { planning: "Planning", testing: "Testing", spreading: "Spreading", sustaining: "Sustaining" };
  return {
    federation,
    sentence: empty ? "Nothing is being tried yet." : "Four initiatives, 18 PDSA cycles; one has stalled.",
    columns: Object.entries({ ...titles, completed: "Completed", stopped: "Stopped" }).map(([status, title]) => ({
      status: status as Schemas["BoardColumn"]["status"],
      title,
      cards: cards.filter((each) => each.status === status),
    })),
    initiatives: cards.length,
    cycles: 18,
    stalled: empty ? 0 : 1,
  };
}

export function workedElsewhere(empty: boolean): Schemas["WhatWorkedElsewhere"] {
  const organisation = { code: "F0010", name: "Brackenholt Together", kind: "federation" as const };
  const strength = (word: "Strong" | "Early", level: number) => ({ word, level, in_favour: [], against: [] });
  const found = (
    title: string,
    sentence: string,
    rest: Partial<Schemas["WorkedElsewhere"]>,
  ): Schemas["WorkedElsewhere"] => ({
    innovation: { code: String(seedOf(title)), title },
    measure: { code: "dna_rate", title: "DNA rate" },
    strength: strength("Strong", 3),
    sentence,
    alike: "Five of the 14 are like this federation.",
    alike_sites: 5,
    change: null,
    here: null,
    talk_to: [
      { name: "Dr Meera Pillai", organisation: { ...organisation, name: "Thornreach GP Alliance" }, words: "" },
    ],
    ...rest,
  });
  return {
    organisation,
    matched: "Matched to what is getting worse here: the DNA rate and staff satisfaction.",
    struggles: [],
    items: empty
      ? []
      : [
          found("Reminders patients can answer", "The DNA rate fell by 1.1 points at 14 sites (0.7 to 1.5).", {}),
          found("Release unused slots at noon", "Two sites, too few to pool.", {
            strength: strength("Early", 1),
            here: "One of 23 practices here has adopted it.",
            talk_to: [],
          }),
        ],
    words: empty
      ? "No innovation in the library has been followed by better figures of these at other sites yet."
      : null,
    revision: { sequence: 48213, committed_at: "2018-11-12T10:42:00Z" },
  };
}
