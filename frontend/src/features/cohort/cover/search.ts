/** Who is away on which day: in the address, so that a gap of the rota leads to its own form. */
import type { AwayDay, CohortPage, Rota } from "../../../api/programmeTypes";
import { isDay } from "../../../lib/days";

export type AwaySearch = { participant?: number; day?: string };
export function validateAwaySearch(given: Record<string, unknown>): AwaySearch {
  const participant = Number(given.participant);
  return {
    participant: Number.isSafeInteger(participant) && participant > 0 ? participant : undefined,
    day: typeof given.day === "string" && isDay(given.day) ? given.day : undefined,
  };
}

/** What has been said of a day, in a rota that holds it. */
export const saidOf = ({ rows }: Pick<Rota, "rows">, participant: number, day: string): AwayDay | undefined =>
  rows.find((row) => row.participant.id === participant)?.away.find((each) => each.day === day);

/** Those who cover, before everybody else who still takes part. */
export function whoMayBeAway({ people, rota, day }: Pick<CohortPage, "people" | "rota" | "day">) {
  const covering = new Set(rota?.people.map(({ participant }) => participant));
  const here = people.filter(({ left_on }) => left_on === null || left_on > day);
  return [...here].sort(
    (one, other) => Number(covering.has(other.participant)) - Number(covering.has(one.participant)),
  );
}
