/** What the API would answer about specialist providers, and about work given to members: kept while a page is open. */
import type { Page } from "playwright-core";
import type { Assignment, NewAssignment, Provider, SpecialistDay } from "../../src/api/facultyTypes";
import { json, problem } from "./answering";
import { CODE } from "./cohort";

const contract = { id: 1, title: "Two years", first: "2017-04-01", last: "2019-03-31", days: 60 };
const provider = (id: number, name: string, specialism: string, given: Partial<Provider> = {}): Provider => ({
  id,
  name,
  specialism,
  contact: null,
  contracts: [],
  revision: 4,
  ...given,
});
const worked: SpecialistDay[] = [
  {
    id: 1,
    provider: "Tidewater Lean",
    contract: "Two years",
    day: "2018-11-14",
    days: 2,
    what: "Value stream of repeat prescriptions",
    cohort: null,
    cohort_name: null,
    organisation: { code: "F0010", name: "Brackenholt Together", kind: "federation" },
  },
  {
    id: 2,
    provider: "Tidewater Lean",
    contract: "Two years",
    day: "2018-11-20",
    days: 0.5,
    what: "Project clinic",
    cohort: CODE,
    cohort_name: "Harrowdene 2018",
    organisation: null,
  },
];

export async function fakeProviders(page: Page, apprentice: number): Promise<void> {
  const providers = [
    provider(1, "Tidewater Lean", "Lean", { contact: "Rhoda Finch, 020 7946 0012", contracts: [contract] }),
    provider(2, "Plumbline Measurement", "Measurement", { contracts: [{ ...contract, id: 2, days: 50 }] }),
    provider(3, "Long Table Coaching", "Board coaching"),
  ];
  const work: Assignment[] = [
    {
      id: 1,
      member: apprentice,
      name: "Owen Reeve",
      cohort: CODE,
      cohort_name: "Harrowdene 2018",
      organisation: null,
      part: "Facilitator",
      first: "2018-04-01",
      last: null,
      days_per_month: 2.5,
      revision: 3,
    },
  ];
  await page.route(/\/api\/v1\/providers(\?.*)?$/, (route) => {
    if (route.request().method() === "GET") return json(route, { items: providers, total: providers.length });
    const sent = route.request().postDataJSON() as { name: string; specialism: string };
    if (providers.some(({ name }) => name === sent.name)) {
      return problem(route, 409, `There is already a provider called ${sent.name}.`);
    }
    const made = provider(providers.length + 1, sent.name, sent.specialism);
    providers.push(made);
    return json(route, made, 201);
  });
  await page.route(/\/api\/v1\/providers\/\d+\/contracts$/, (route) => {
    const found = providers[Number(route.request().url().split("/").at(-2)) - 1]!;
    const sent = route.request().postDataJSON() as typeof contract;
    found.contracts = [...found.contracts, { ...sent, id: 9 }];
    return json(route, found, 201);
  });
  await page.route(/\/api\/v1\/specialist-days(\?.*)?$/, (route) => {
    const items = new URL(route.request().url()).searchParams.get("contract") === "1" ? worked : [];
    return json(route, { items, total: items.length });
  });
  await page.route(/\/api\/v1\/contracts\/\d+\/days$/, (route) => {
    const sent = route.request().postDataJSON() as { days: number };
    return problem(route, 422, "Two years has 18.5 of its 60 days left.", [
      { field: "days", message: `Give a number above nought and up to 18.5, not ${sent.days}.` },
    ]);
  });
  await page.route(/\/api\/v1\/assignments(\?.*)?$/, (route) => {
    if (route.request().method() === "GET") return json(route, { items: work, total: work.length });
    const sent = route.request().postDataJSON() as NewAssignment;
    const federation = { code: sent.organisation ?? "", name: "Brackenholt Together", kind: "federation" as const };
    const made: Assignment = {
      ...work[0]!,
      ...sent,
      id: work.length + 1,
      cohort: sent.cohort ?? null,
      cohort_name: sent.cohort ? "Harrowdene 2018" : null,
      organisation: sent.organisation ? federation : null,
      last: sent.last ?? null,
    };
    work.push(made);
    const warning = sent.days_per_month > 3 ? "That makes 9 days a month, of the 6 there are." : null;
    return json(route, { ...made, warning }, 201);
  });
  await page.route(/\/api\/v1\/assignments\/\d+$/, (route) => {
    const found = work.find(({ id }) => route.request().url().endsWith(`/${id}`))!;
    if (route.request().headers()["if-match"] !== `"${found.revision}"`) {
      return problem(route, 412, "Somebody else has changed this assignment since you looked.");
    }
    found.last = (route.request().postDataJSON() as { last: string }).last;
    return json(route, found);
  });
  await page.route(/\/api\/v1\/cohorts\?.*$/, (route) =>
    route.request().method() === "GET"
      ? json(route, {
          items: [
            { code: CODE, name: "Harrowdene 2018", programme: { code: "p", name: "Practice leaders programme" } },
          ],
          total: 1,
        })
      : route.fallback(),
  );
  await page.route(/\/api\/v1\/regions(\?.*)?$/, (route) =>
    json(route, {
      items: ["North Vale", "Eastmarch", "Southmere"].map((name, index) => ({
        code: `Y9${index}`,
        name,
        kind: "region",
      })),
      total: 3,
    }),
  );
}
