/** What the API would answer about evaluations: a ticket opens its form once, while a page is open. */
import type { Page } from "playwright-core";
import type {
  AnswerSheet,
  Evaluation,
  EvaluationForm,
  EvaluationResults,
  NewEvaluationForm,
  QuestionResults,
} from "../../src/api/facultyTypes";
import { json, problem } from "./answering";
import { CODE } from "./cohort";

export const TICKET = "Zm9yIHRoZSBleGFtcGxl";
export type EvaluationsFake = {
  /** requests of answer sheets, with what they carried */
  asked?: { method: string; url: string; headers: Record<string, string>; body: unknown }[];
  /** answers cannot arrive while this says so */
  down?: () => boolean;
};

const questions: AnswerSheet["questions"] = [
  { id: 1, kind: "agree", words: "What I learned is useful in my work." },
  { id: 2, kind: "agree", words: "The session was well run." },
  { id: 3, kind: "scale", words: "How well can you measure whether a change is an improvement?" },
  { id: 4, kind: "text", words: "What should we keep, and what should we do otherwise?" },
];
const sheet: AnswerSheet = { title: "After the session", about: "Project clinic", closes: "2018-12-04", questions };

const evaluation = (id: number, given: Partial<Evaluation> = {}): Evaluation => ({
  id,
  form: "reaction",
  title: "After the session",
  level: 1,
  cohort: { code: CODE, name: "Harrowdene 2018" },
  session: { id: 16, title: "Project clinic", day: "2018-11-20" },
  occasion: "session",
  opens: "2018-11-20",
  closes: "2018-12-03",
  closed: false,
  forms_out: 29,
  answered: 19,
  revision: 40,
  ...given,
});
const listed = [
  evaluation(1),
  evaluation(2, { session: { id: 15, title: "Writing up", day: "2018-11-13" }, closed: true, answered: 28 }),
  evaluation(3, { session: null, occasion: "follow_up", title: "Three months on", level: 3, answered: 4 }),
];

/** How so many answered, each question a little otherwise. */
const answered = (answers: number): QuestionResults[] =>
  questions.map(({ id, kind, words }) => {
    const low = id === 1 ? 0 : id;
    const middle = Math.round(answers / 6);
    const agree = Math.round((answers - low - middle) / (1 + id / 2));
    const known = answers > 0;
    return {
      id,
      kind,
      words,
      distribution: kind === "text" || !known ? null : [0, low, middle, agree, answers - low - middle - agree],
      mean: kind === "text" || !known ? null : (42 - id) / 10,
      quotes: kind === "text" && known ? ["Fewer slides.", "Keep the exercise with the cards."] : null,
    };
  });

function results(id: number): EvaluationResults {
  const one = listed[id - 1]!;
  const answers = one.closed ? one.answered : one.answered < 5 ? 0 : 15;
  return {
    evaluation: one,
    closed: one.closed,
    forms_out: one.forms_out,
    answered: one.answered,
    answers,
    words:
      answers === 0
        ? `Results are shown from 5 answers: ${one.answered} have come.`
        : one.closed
          ? `These are all ${answers} answers.`
          : "These are 15 of 19 answers: while the form is open they are added 5 at a time, so that no single one can be read off.",
    questions: answered(answers),
    by_role: one.closed
      ? [
          { role: "gp", answers: 9, questions: answered(9) },
          { role: "practice_manager", answers: 6, questions: answered(6) },
          { role: "practice_nurse", answers: null, questions: null },
        ]
      : [],
  };
}

const refusals: Record<string, [number, string]> = {
  used: [409, "This link has been used: it takes one answer. Nothing has been changed."],
  closed: [410, "This form closed on 3 December 2018. Thank you for wanting to answer."],
  early: [403, "This form opens on 28 November 2018. Keep the link until then."],
};

export async function fakeEvaluations(page: Page, { asked = [], down = () => false }: EvaluationsFake = {}) {
  const used = new Set<string>();
  let handed = 0;
  await page.route("**/api/v1/answer-sheet", (route) => {
    const request = route.request();
    const ticket = request.headers()["evaluation-ticket"] ?? "";
    const body: unknown = request.method() === "POST" ? request.postDataJSON() : null;
    asked.push({ method: request.method(), url: request.url(), headers: request.headers(), body });
    const refused = used.has(ticket) ? refusals.used : refusals[ticket];
    if (refused) return problem(route, ...refused);
    if (ticket !== TICKET) {
      return problem(route, 404, "This link opens no form. Check that it was copied to its end.");
    }
    if (request.method() === "GET") return json(route, sheet);
    if (down()) return problem(route, 503, "The server is busy.");
    used.add(ticket);
    return route.fulfill({ status: 204 });
  });
  await page.route(/\/api\/v1\/evaluations(\?.*)?$/, (route) => {
    if (route.request().method() === "GET") return json(route, { items: listed, total: listed.length });
    return json(route, handedOut(29), 201);
  });
  await page.route(/\/api\/v1\/evaluations\/\d+\/tickets$/, (route) =>
    json(route, handedOut((route.request().postDataJSON() as { count: number }).count), 201),
  );
  await page.route(/\/api\/v1\/evaluations\/\d+\/results$/, (route) => {
    const id = Number(route.request().url().split("/").at(-2));
    return id > listed.length ? problem(route, 404, "Not found.") : json(route, results(id));
  });
  const forms: EvaluationForm[] = [
    { code: "reaction", level: 1, title: "After the session", questions, revision: 1 },
    { code: "behaviour", level: 3, title: "Three months on", questions: questions.slice(2), revision: 1 },
  ];
  await page.route("**/api/v1/evaluation-forms", (route) => {
    if (route.request().method() === "GET") return json(route, { items: forms, total: forms.length });
    const sent = route.request().postDataJSON() as NewEvaluationForm;
    if (forms.some(({ code }) => code === sent.code)) {
      return problem(route, 409, `There is already a form called ${sent.code}.`);
    }
    const made = { ...sent, questions: sent.questions.map((each, id) => ({ ...each, id })), revision: 2 };
    forms.push(made);
    return json(route, made, 201);
  });
  await page.route(/\/api\/v1\/cohorts\/[^/]+\/follow-up$/, (route) => json(route, handedOut(7), 201));
  await page.route(/\/api\/v1\/evaluations\/\d+$/, (route) => {
    if (route.request().method() === "DELETE") return route.fulfill({ status: 204 });
    return problem(route, 422, "The form closes before it opens.", [
      { field: "closes", message: "Choose a day from 2018-11-20 onwards." },
    ]);
  });
  await page.route(/\/api\/v1\/sessions(\?.*)?$/, (route) =>
    json(route, {
      items: [16, 17].map((id) => ({
        id,
        cohort: { code: CODE, name: "Harrowdene 2018" },
        number: id,
        title: id === 16 ? "Project clinic" : "Writing up",
        day: id === 16 ? "2018-11-20" : "2018-11-28",
      })),
      total: 2,
    }),
  );

  function handedOut(count: number) {
    const links = Array.from({ length: count }, () => `/answer#invented-ticket-${(handed += 1)}`);
    return { evaluation: evaluation(4, { forms_out: count, answered: 0 }), links };
  }
}
