/** What the API would answer about innovations: the library, and one whose evidence is worked out at 12 sites. */
import type { Page } from "playwright-core";
import type { Innovation, InnovationPage, LibraryItem, Spread } from "../../src/api/innovationTypes";
import { json, problem } from "./answering";
import { evidenceOf, spreadOf } from "./innovationEvidence";
import { measures } from "./measures";

export const CALL_BACK = "call-back-instead-of-hold";
/** No site has enough months. */
export const HUB = "evening-and-weekend-hub";
/** Nothing is measured. */
export const BLOODS = "blood-tests-in-the-practice";
const POSTERS = "posters-about-missed-appointments";

export type InnovationFake = {
  /** how long the evidence takes, in milliseconds */
  slow?: number;
  /** the evidence cannot be worked out until this is false */
  broken?: () => boolean;
  /** another saves while the form is open */
  stale?: boolean;
  mayEdit?: boolean;
  /** what was sent, in order */
  sent?: { method: string; path: string; body: unknown; seen: string | undefined }[];
};

const plain = (text: string) => ({ text, tone: "plain" as const });
const strong = (text: string) => ({ text, tone: "strong" as const });
const themes = ["Active signposting", "Reduce DNAs", "Productive work flows", "Extended access"].map(
  (title, index) => ({
    id: index + 1,
    kind: "high_impact_action",
    place: index + 1,
    title,
  }),
);
const MISSED = { code: "missed_call_share", title: "Missed calls" };
const DNA = { code: "dna_rate", title: "Appointments not attended" };

type Entry = Pick<LibraryItem, "code" | "title" | "summary" | "strength" | "headline"> & {
  theme: number;
  measures: LibraryItem["measures"];
};

const library: Entry[] = [
  {
    code: BLOODS,
    title: "Blood tests in the practice",
    summary: "Bloods are taken where the patient already is, twice a week.",
    theme: 3,
    measures: [],
    strength: null,
    headline: null,
  },
  {
    code: CALL_BACK,
    title: "Call back instead of hold",
    summary: "Callers who would wait more than two minutes leave a number and are called back within 30 minutes.",
    theme: 1,
    measures: [MISSED, DNA],
    strength: { word: "Moderate", level: 2 },
    headline: "At 12 sites missed calls fell by 2.7 points on average (95% range 1.8 to 3.5).",
  },
  {
    code: HUB,
    title: "Evening and weekend hub",
    summary: "Practices share one place for evening and weekend appointments.",
    theme: 4,
    measures: [MISSED],
    strength: { word: "None", level: 0 },
    headline: "No site has figures for 12 months before it adopted and 6 after: too little to say anything.",
  },
  {
    code: POSTERS,
    title: "Posters about missed appointments",
    summary: "A poster in the waiting room that says how many appointments were missed last month.",
    theme: 2,
    measures: [DNA],
    strength: null,
    headline: null,
  },
];

function itemsOf(search: URLSearchParams, known: Set<string>): LibraryItem[] {
  const words = (search.get("text") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  return library
    .map(({ theme, ...each }) => ({
      ...each,
      ...(known.has(each.code) && { strength: { word: "None", level: 0 }, headline: "No clear change on average." }),
      themes: themes.filter(({ id }) => id === theme).map(({ id, title }) => ({ id, title })),
      adopted: 378,
      practices: 2500,
      retired: false,
      revision: 72,
    }))
    .filter((item) => {
      const text = `${item.title} ${item.summary} ${item.themes[0]?.title}`.toLowerCase();
      const theme = search.get("theme");
      const strength = search.get("strength");
      return (
        words.every((word) => text.includes(word)) &&
        (!theme || String(item.themes[0]?.id) === theme) &&
        (!search.get("measure") || item.measures.some(({ code }) => code === search.get("measure"))) &&
        (!strength || item.strength?.word.toLowerCase() === strength)
      );
    });
}

function itself(code: string, revision: number, title: string, mayEdit: boolean): Innovation {
  const entry = library.find((each) => each.code === code)!;
  return {
    code,
    title,
    summary: entry.summary,
    how_to: "Write a sentence that offers the call back. Keep the list where everyone can see it.",
    first_cycle: "One receptionist, one morning, counting who accepts.",
    cost: "None with an existing phone system.",
    time: "Two weeks of small tests.",
    people: "One receptionist to begin with.",
    themes: themes.filter(({ id }) => id === entry.theme).map(({ id, title: name }) => ({ id, title: name })),
    measures: entry.measures,
    origins: [{ code: CALL_BACK, title: "Call back instead of hold" }],
    contacts: [
      {
        person: 7,
        name: "Gwen Astley",
        organisation: { code: "F0015", name: "Fenwater Health Federation", kind: "federation" },
        words: "began it; 11 practices since 2016",
      },
    ],
    first_tried: "2016-02-15",
    first_tried_at: { code: "F0015", name: "Fenwater Health Federation", kind: "federation" },
    retired_because: null,
    stages: { aware: 660, interested: 326, testing: 173, adopted: 212, sustained: 166, stopped: 26 },
    practices: 2500,
    may_edit: mayEdit,
    revision,
  };
}

function pageOf(one: Innovation): InnovationPage {
  const { cost, time, people, ...rest } = one;
  return {
    ...rest,
    facts: `Innovation · ${one.themes.map(({ title }) => title).join("; ")} · First tried at Fenwater, February 2016`,
    sentence: [strong("378 of 2,500 practices"), plain(" use it.")],
    takes: [
      { what: "Cost", words: cost },
      { what: "Time", words: time },
      { what: "People", words: people },
    ],
    using: 378,
    may_record: true,
  };
}

export async function fakeInnovations(page: Page, options: InnovationFake = {}): Promise<void> {
  const { slow = 0, broken = () => false, mayEdit = true, sent = [] } = options;
  const worked = new Set<string>();
  let title = library[1]!.title;
  let [revision, stale] = [72, options.stale ?? false];
  await page.route(/\/api\/v1\/(improvement-themes|measures)(\?.*)?$/, (route) => {
    const items = route.request().url().includes("themes") ? themes : measures;
    return json(route, { items, total: items.length });
  });
  await page.route(/\/api\/v1\/innovations(\?.*)?$/, (route) => {
    const request = route.request();
    if (request.method() === "POST") {
      sent.push({ method: "POST", path: "/innovations", body: request.postDataJSON(), seen: undefined });
      return json(route, itself(CALL_BACK, revision, title, mayEdit), 201);
    }
    const items = itemsOf(new URL(request.url()).searchParams, worked);
    return json(route, { items, total: items.length });
  });
  await page.route(/\/api\/v1\/innovations\/[^/?]+(\/\w+)?(\?.*)?$/, async (route) => {
    const request = route.request();
    const { pathname, searchParams } = new URL(request.url());
    const [code = "", part = ""] = pathname.replace("/api/v1/innovations/", "").split("/");
    const entry = library.find((each) => each.code === code);
    if (!entry) return problem(route, 404, "There is no such innovation.");
    const now = () => itself(code, revision, code === CALL_BACK ? title : entry.title, mayEdit);
    if (request.method() !== "GET") {
      const path = pathname.replace("/api/v1", "");
      sent.push({ method: request.method(), path, body: request.postDataJSON(), seen: request.headers()["if-match"] });
      if (stale) {
        [stale, revision, title] = [false, revision + 1, "Call back within the hour"];
        return problem(route, 412, "This innovation was changed by somebody else.");
      }
      revision += 1;
      return json(route, now());
    }
    if (part === "page") return json(route, pageOf(now()));
    if (part === "spread")
      return json(
        route,
        spreadOf(
          entry,
          (searchParams.get("by") ?? "region") as Spread["by"],
          code !== BLOODS,
          searchParams.get("within"),
        ),
      );
    if (part !== "evidence") return json(route, now());
    if (broken()) return problem(route, 500, "Something went wrong here, not with you.");
    if (slow) await new Promise((resolve) => setTimeout(resolve, slow));
    worked.add(code);
    return json(route, evidenceOf(entry, searchParams.get("measure") ?? entry.measures[0]!.code, code === CALL_BACK));
  });
}
