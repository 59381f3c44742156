/** A driver diagram on its way: boxes, what each serves, and the ways to change it. Pure. */
import type { components } from "../../../api/schema.gen";

export type Diagram = components["schemas"]["DriverDiagram"];
export type DiagramSent = components["schemas"]["DriverDiagramSent"];
export type BoxKind = components["schemas"]["Driver"]["kind"];

export type Box = {
  /** what links call it; of a kept box its number */
  key: string;
  id: number | null;
  kind: BoxKind;
  title: string;
  measure: number | null;
  elsewhere: string | null;
  /** of a change idea, how far it has got */
  words: string | null;
  state: components["schemas"]["Driver"]["state"];
};
export type Link = { upper: string; lower: string; strong: boolean };
export type Drawing = { boxes: Box[]; links: Link[] };

export const COLUMNS: { kind: BoxKind; head: string; one: string }[] = [
  { kind: "primary", head: "Primary drivers", one: "Primary driver" },
  { kind: "secondary", head: "Secondary drivers", one: "Secondary driver" },
  { kind: "change_idea", head: "Change ideas, and how far each has got", one: "Change idea" },
];

export const kindWords = (kind: BoxKind): string => COLUMNS.find((column) => column.kind === kind)?.one ?? "";

export function drawingOf({ drivers, links }: Diagram): Drawing {
  return {
    boxes: drivers.map(({ id, kind, title, measure, elsewhere, words, state }) => ({
      key: String(id),
      id,
      kind,
      title,
      measure: measure?.id ?? null,
      elsewhere: elsewhere?.code ?? null,
      words: words ?? null,
      state: state ?? null,
    })),
    links: links.map(({ upper, lower, strong }) => ({ upper: String(upper), lower: String(lower), strong })),
  };
}

/** As the API takes it, in the order in which it is drawn. */
export function sentOf({ boxes, links }: Drawing): DiagramSent {
  return {
    drivers: boxes.map(({ key, id, kind, title, measure, elsewhere }) => ({
      key,
      id,
      kind,
      title,
      measure_id: measure,
      elsewhere,
    })),
    links,
  };
}

/** A new box; it serves `upper` where there is one. */
export function added(drawing: Drawing, kind: BoxKind, title: string, upper: string | null): [Drawing, string] {
  let number = drawing.boxes.length + 1;
  while (drawing.boxes.some(({ key }) => key === `new ${number}`)) number += 1;
  const key = `new ${number}`;
  const box: Box = { key, id: null, kind, title, measure: null, elsewhere: null, words: null, state: null };
  const links = upper === null ? drawing.links : [...drawing.links, { upper, lower: key, strong: true }];
  return [{ boxes: [...drawing.boxes, box], links }, key];
}

export function changed(drawing: Drawing, key: string, changes: Partial<Box>): Drawing {
  return { ...drawing, boxes: drawing.boxes.map((box) => (box.key === key ? { ...box, ...changes } : box)) };
}

export function removed({ boxes, links }: Drawing, key: string): Drawing {
  return {
    boxes: boxes.filter((box) => box.key !== key),
    links: links.filter(({ upper, lower }) => upper !== key && lower !== key),
  };
}

/** `lower` serves `upper` from now on, strongly, weakly, or (null) no more. */
export function linked(drawing: Drawing, upper: string, lower: string, strong: boolean | null): Drawing {
  const others = drawing.links.filter((link) => link.upper !== upper || link.lower !== lower);
  return { ...drawing, links: strong === null ? others : [...others, { upper, lower, strong }] };
}

/** Whether a link from `upper` to `lower` would close a loop: `upper` already serves `lower`, or is it. */
export function closesLoop({ links }: Drawing, upper: string, lower: string): boolean {
  const waiting = [lower];
  const seen = new Set(waiting);
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (key === upper) return true;
    for (const link of links) {
      if (link.upper === key && !seen.has(link.lower)) {
        seen.add(link.lower);
        waiting.push(link.lower);
      }
    }
  }
  return false;
}

/** The boxes that stand to the left of a kind: what a new box of it may serve at once. */
export const isLeftOf = (upper: BoxKind, lower: BoxKind): boolean =>
  COLUMNS.findIndex(({ kind }) => kind === upper) < COLUMNS.findIndex(({ kind }) => kind === lower);
