/** A step of a project that is marked or taken back with one press, and what puts it back as it was. */
import type { CohortPage, PagePerson } from "../../../api/programmeTypes";
import { dayWords } from "../../../lib/days";

export type Step = {
  participant: number;
  name: string;
  project: number;
  /** the number of the milestone, its place on the page and its title */
  milestone: number;
  place: number;
  title: string;
  /** the day it stands at, null where it has not been reached */
  before: string | null;
  after: string | null;
};

/** A press: what has been reached is taken back, what has not is reached on `day`. */
export function pressed(
  { participant, name, project }: PagePerson,
  milestones: CohortPage["milestones"],
  place: number,
  day: string,
): Step | undefined {
  const milestone = milestones[place];
  if (!milestone || project.id === null) return undefined;
  const before = project.reached[place] ?? null;
  return {
    participant,
    name,
    project: project.id,
    milestone: milestone.id,
    place,
    title: milestone.title,
    before,
    after: before === null ? day : null,
  };
}

export const undone = (step: Step): Step => ({ ...step, before: step.after, after: step.before });

/** The page with a step on it, while the server is told. */
export const withStep = (page: CohortPage, { participant, place, after }: Step): CohortPage => ({
  ...page,
  people: page.people.map((person) =>
    person.participant === participant
      ? {
          ...person,
          project: {
            ...person.project,
            reached: person.project.reached.map((day, index) => (index === place ? after : day)),
          },
        }
      : person,
  ),
});

export const stepWords = ({ title, name, after }: Step, today: string): string =>
  after === null ? `${name}: ${title} is taken back.` : `${name}: ${title} reached on ${dayWords(after, today)}.`;
