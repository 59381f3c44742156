/** What people write about a programme: kept while a page is open, refused where the API would refuse it. */
import type { Page, Route } from "playwright-core";
import type {
  JoinedRow,
  JoiningChanges,
  NewAchievement,
  NewGroupMember,
  NewJoining,
  NewJoiningStep,
  NewMeeting,
  NewSite,
  ProgrammePage,
  Renewal,
} from "../../src/api/programmeTypes";
import { json, problem } from "./answering";
import { programmePage, programmes } from "./programme";

export type Sent = { path: string; body: unknown }[];
const BARE = "practice-leaders-1";
const TODAY = "2018-11-21";
const MEMBERS: Record<number, string> = { 1: "Tom Reeve", 2: "Ines Reeve" };

export async function fakeProgrammeActs(page: Page, sent: Sent): Promise<void> {
  const pages = new Map<string, ProgrammePage>();
  let next = 1000;
  const known = (code: string) => {
    const found = pages.get(code) ?? { ...structuredClone(programmePage(code === BARE)), code };
    pages.set(code, found);
    return found;
  };
  const shown = () => known("practice-leaders-2");
  const on = (pattern: RegExp) => new RegExp(`/api/v1${pattern.source}(\\?.*)?$`);
  const last = (route: Route) => new URL(route.request().url()).pathname.split("/").at(-1) ?? "";
  const before = (route: Route) => new URL(route.request().url()).pathname.split("/").at(-2) ?? "";
  const body = <Body>(route: Route) => {
    const given = route.request().postDataJSON() as Body;
    sent.push({ path: new URL(route.request().url()).pathname, body: given });
    return given;
  };
  const stale = (route: Route, revision: number) => route.request().headers()["if-match"] !== `"${revision}"`;
  const changed = (route: Route, what: string) =>
    problem(route, 412, `Somebody else has changed this ${what} since you looked.`);

  await page.route(on(/\/programmes/), (route) => {
    if (route.request().method() === "GET") return json(route, { items: programmes, total: programmes.length });
    const given = body<{ code: string; name: string }>(route);
    if (programmes.some(({ code }) => code === given.code))
      return problem(route, 409, `There is already a programme with the code ${given.code}.`);
    pages.set(given.code, { ...known(BARE), code: given.code, name: given.name });
    return json(route, { code: given.code, name: given.name }, 201);
  });
  await page.route(on(/\/programmes\/[^/]+\/page/), (route) => json(route, known(before(route))));
  await page.route(on(/\/programmes\/[^/]+/), (route) => {
    const one = known(last(route));
    const head = programmes.find(({ code }) => code === one.code) ?? programmes[0]!;
    if (route.request().method() === "PATCH") {
      if (stale(route, head.revision)) return changed(route, "programme");
      Object.assign(one, body<object>(route));
    }
    const targets = one.targets.map(({ what, number, first, by }) => ({ what, number, first, by }));
    return json(route, { ...head, ...one, targets, renews: head.renews, revision: head.revision });
  });
  await page.route(on(/\/programmes\/[^/]+\/renewal/), (route) => {
    const one = known(before(route));
    const given = body<Renewal>(route);
    const years = one.years.map((year) => ({ ...year, is_this: false }));
    const made = { ...known(BARE), ...given, principles: one.principles, partners: one.partners };
    pages.set(given.code, { ...made, years: [...years, { ...given, is_this: true }] });
    return json(route, { code: given.code }, 201);
  });

  const row = (id: number) => shown().joinings.items.find((each) => each.id === id)!;
  const joining = ({ id, organisation, adviser }: JoinedRow) => ({
    id,
    organisation,
    adviser,
    contact_due: "2018-12-19",
  });
  await page.route(on(/\/joinings/), (route) => {
    const given = body<NewJoining>(route);
    const { joinings } = shown();
    const there = joinings.items.find(({ organisation }) => organisation.code === given.organisation);
    if (there)
      return problem(
        route,
        409,
        `${there.organisation.name} has already expressed interest in Practice leaders programme.`,
      );
    const made: JoinedRow = {
      ...joinings.items[2]!,
      id: next++,
      organisation: { code: given.organisation, name: "Kestrel Moor", kind: "federation" },
      stage: "expressed",
      when: "contact due 19 December",
      adviser: null,
      adviser_id: null,
    };
    joinings.items.unshift(made);
    joinings.total += 1;
    return json(route, joining(made), 201);
  });
  await page.route(on(/\/joinings\/\d+\/steps/), (route) => {
    const given = body<NewJoiningStep>(route);
    const one = row(Number(before(route)));
    if (given.note === "Refused")
      return problem(route, 422, "The adviser is not in the faculty on that day.", [
        { field: "adviser", message: "Choose a member of that day." },
      ]);
    Object.assign(one, { stage: given.stage, overdue: false, when: `${given.stage} on 21 November` });
    if (given.adviser) Object.assign(one, { adviser_id: given.adviser, adviser: MEMBERS[given.adviser] });
    shown().joinings.overdue = shown().joinings.items.filter(({ overdue }) => overdue);
    return json(route, joining(one));
  });
  await page.route(on(/\/joinings\/\d+/), (route) => {
    const one = row(Number(last(route)));
    if (stale(route, one.revision)) return changed(route, "");
    const { adviser, days_needed } = body<JoiningChanges>(route);
    Object.assign(one, { adviser_id: adviser, adviser: adviser ? MEMBERS[adviser] : null, days_needed });
    return json(route, joining(one));
  });

  await page.route(on(/\/participants/), (route) =>
    json(route, { items: [{ person: 101, name: "Martha Quill", cohort: { name: "Harrowdene 2018" } }], total: 1 }),
  );
  await page.route(on(/\/achievements/), (route) => {
    const given = body<NewAchievement>(route);
    const { achievements } = shown();
    const { person, theme, ...rest } = given;
    const made = {
      ...rest,
      id: next++,
      words: rest.words,
      person: person ? "Martha Quill" : null,
      person_id: person ?? null,
      theme: theme ? "Lean" : null,
      evidence_url: rest.evidence_url ?? null,
      revision: 1,
    };
    achievements.items.unshift(made);
    achievements.total += 1;
    return json(route, made, 201);
  });
  await page.route(on(/\/achievements\/\d+/), (route) => {
    const { achievements } = shown();
    const one = achievements.items.find(({ id }) => id === Number(last(route)))!;
    if (stale(route, one.revision)) return changed(route, "");
    sent.push({ path: new URL(route.request().url()).pathname, body: null });
    achievements.items = achievements.items.filter((each) => each !== one);
    achievements.total -= 1;
    return route.fulfill({ status: 204 });
  });

  await page.route(on(/\/programmes\/[^/]+\/reference-group/), (route) => {
    const group = known(before(route)).reference_group;
    const given = body<NewGroupMember>(route);
    group.members.push({ ...given, id: next++, last: null, revision: 1 });
    return json(route, group, 201);
  });
  await page.route(on(/\/reference-group-members\/\d+/), (route) => {
    const group = shown().reference_group;
    const one = group.members.find(({ id }) => id === Number(last(route)))!;
    if (stale(route, one.revision)) return changed(route, "member");
    one.last = body<{ last: string }>(route).last;
    if (one.last < TODAY) {
      group.members = group.members.filter((each) => each !== one);
      group.former.push(one);
    }
    return json(route, group);
  });
  await page.route(on(/\/programmes\/[^/]+\/reference-group-meetings/), (route) => {
    const group = known(before(route)).reference_group;
    const given = body<NewMeeting>(route);
    (given.day > TODAY ? group.to_come : group.met).push({ ...given, id: next++, revision: 1 });
    return json(route, group, 201);
  });
  await page.route(on(/\/reference-group-meetings\/\d+/), (route) => {
    const group = shown().reference_group;
    const one = [...group.met, ...group.to_come].find(({ id }) => id === Number(last(route)))!;
    if (stale(route, one.revision)) return changed(route, "meeting");
    Object.assign(one, body<NewMeeting>(route));
    return json(route, group);
  });

  const practices = [
    { code: "Z10101", name: "Riverbank", kind: "practice" },
    { code: "Z10102", name: "Three Oaks", kind: "practice" },
  ];
  await page.route(on(/\/sites/), (route) => {
    if (route.request().method() === "GET")
      return json(route, { items: shown().sites.map(({ id, name }) => ({ id, name })), total: 2 });
    const given = body<NewSite>(route);
    const site = { id: next++, name: given.name, place: given.place, practices: given.practices.length };
    known(given.programme).sites.push({ ...site, cohorts: 0, deprivation: null });
    return json(route, site, 201);
  });
  await page.route(on(/\/sites\/\d+/), (route) => {
    const one = shown().sites.find(({ id }) => id === Number(last(route)))!;
    if (route.request().method() === "PATCH") {
      if (stale(route, 410)) return changed(route, "site");
      const given = body<{ name: string; place: string; practices: string[] }>(route);
      if (given.practices.includes("Z99999"))
        return problem(route, 422, "No practice has the code Z99999.", [
          { field: "practices", message: "No practice has the code Z99999." },
        ]);
      Object.assign(one, { name: given.name, place: given.place, practices: given.practices.length });
    }
    return json(route, { ...one, programme: "practice-leaders-2", practices, revision: 410 });
  });
}
