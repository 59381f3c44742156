import { useRef, useState, type KeyboardEvent } from "react";
import type { PageMilestone, PagePerson } from "../../../api/programmeTypes";
import { shortDate } from "../../../lib/period";

type MilestoneButtonsProps = {
  person: PagePerson;
  milestones: PageMilestone[];
  onPress: (place: number) => void;
};

/** The steps of a project to press, one tab stop: arrows move along them. What has been reached is filled. */
export function MilestoneButtons({ person: { name, project }, milestones, onPress }: MilestoneButtonsProps) {
  const next = project.reached.findIndex((day) => day === null);
  const [stop, setStop] = useState<number>();
  const place = useRef<HTMLDivElement>(null);
  const current = stop ?? (next < 0 ? milestones.length - 1 : next);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const to = Math.min(milestones.length - 1, Math.max(0, current + step));
    setStop(to);
    place.current?.querySelectorAll("button")[to]?.focus();
  };
  return (
    // Arrow keys move between its buttons, which are what takes the focus.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div className="steps" role="group" aria-label={`Milestones of ${name}`} ref={place} onKeyDown={onKeyDown}>
      {milestones.map(({ id, title }, index) => {
        const day = project.reached[index] ?? null;
        const words = `${title}, ${day ? shortDate(day) : "not yet"}`;
        return (
          <button
            key={id}
            type="button"
            className="steps__step"
            aria-pressed={day !== null}
            aria-label={words}
            title={words}
            tabIndex={index === current ? 0 : -1}
            onFocus={() => setStop(index)}
            onClick={() => onPress(index)}
          >
            <span className="steps__dot" />
          </button>
        );
      })}
    </div>
  );
}
