/** What an organisation can be compared with: others of its kind, or the practices of a group it is or belongs to. */
import type { Compared } from "../../api/comparison";
import type { OrganisationKind, OrganisationRef } from "../../api/types";
import { kinds, type CompareSearch } from "./search";

export type Chosen = { of: Compared; within?: string };
export type Choice = Chosen & { label: string };

const plurals: Record<Compared, string> = {
  practice: "practices",
  federation: "federations",
  network: "networks",
  commissioner: "commissioners",
};
/** "23 practices", "1 federation" */
export const manyOf = (of: Compared, count: number): string =>
  `${count.toLocaleString("en-GB")} ${count === 1 ? of : plurals[of]}`;
const isCompared = (kind: OrganisationKind): kind is Compared => kinds.some((each) => each === kind);
/** The groups a practice is first set beside: those it chose or was put in, before wide areas. */
const NEAREST: OrganisationKind[] = ["federation", "network", "commissioner", "region", "scheme"];

/** The first is what the page opens with. */
export function choicesFor(organisation: OrganisationRef, parents: OrganisationRef[]): [Choice, ...Choice[]] {
  const practicesOf = ({ code, name }: OrganisationRef): Choice => ({
    of: "practice",
    within: code,
    label: `practices of ${name}`,
  });
  const all = (of: Compared): Choice => ({ of, label: `all ${plurals[of]}` });
  if (organisation.kind === "practice") {
    const groups = NEAREST.flatMap((kind) => parents.filter((parent) => parent.kind === kind)).map(practicesOf);
    const [nearest, ...wider] = [...groups, all("practice")];
    return [nearest ?? all("practice"), ...wider];
  }
  if (organisation.kind === "nation") return [all("federation"), all("network"), all("commissioner"), all("practice")];
  return isCompared(organisation.kind)
    ? [all(organisation.kind), practicesOf(organisation)]
    : [practicesOf(organisation)];
}

/** What the address asks for, where it is offered; else the first choice. */
export function chosenOf(choices: [Choice, ...Choice[]], { of, within }: CompareSearch): Choice {
  return choices.find((choice) => choice.of === of && choice.within === within) ?? choices[0];
}

export const choiceKey = ({ of, within }: Chosen): string => (within ? `${of}:${within}` : of);
