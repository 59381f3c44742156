import { Link } from "@tanstack/react-router";
import { Button, TextInput } from "nhsuk-react-components";
import { useEffect, useRef, type KeyboardEvent } from "react";
import type { PagePerson } from "../../../api/programmeTypes";
import { initiativePath, participantPath } from "../../../lib/places";
import { ErrorSummary } from "../../../ui/ErrorSummary";
import { nameProject } from "./projectQueries";
import { useEntry } from "../../../ui/useEntry";

type ProjectTyped = { title: string; held_up_by: string };

/** Under a person's row: what they deliver and what holds it up. Enter saves, Escape leaves it. */
export function ProjectForm({ person, code, onDone }: { person: PagePerson; code: string; onDone: () => void }) {
  const { participant, name, project } = person;
  const form = useRef<HTMLFormElement>(null);
  const saved = { title: project.title ?? "", held_up_by: project.held_up_by ?? "" };
  const entry = useEntry<ProjectTyped>({
    name: `project.${participant}`,
    start: () => saved,
    existing: { saved, revision: project.revision ?? 0 },
    problemsIn: ({ title }) =>
      title.trim() === "" ? [{ field: "title", message: "Say in a few words what the project is about." }] : [],
    send: ({ title, held_up_by }, { revision }) =>
      nameProject(participant, { title: title.trim(), held_up_by: held_up_by.trim() || null }, revision || null),
    onDone,
  });
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const leave = () => {
    entry.forget();
    onDone();
  };
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === "Escape") leave();
  };
  return (
    // Escape lets go from any field inside, which are what a person reaches.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      ref={form}
      className="plan-form project-form"
      noValidate
      aria-label={`Project of ${name}`}
      onSubmit={entry.submit}
      onKeyDown={onKeyDown}
    >
      <ErrorSummary title="The project is as it was" problems={entry.problems} idOf={entry.idOf} />
      <div className="plan-form__row">
        <TextInput label={`Project of ${name}`} {...entry.field("title")} />
        <TextInput label="What holds it up" {...entry.field("held_up_by")} />
      </div>
      <p className="actions plan-actions">
        <Button small type="submit" disabled={entry.busy}>
          Save
        </Button>
        <button type="button" className="link-button" onClick={leave}>
          Leave it as it is
        </button>
        <Link to={participantPath(code, participant)}>Role, practices, leaving</Link>
        {project.initiative !== null ? (
          <Link to={initiativePath(project.initiative)}>Its initiative</Link>
        ) : (
          project.id !== null && (
            <Link to="/new-initiative" search={{ project: project.id, title: project.title ?? undefined }}>
              Make it an initiative
            </Link>
          )
        )}
      </p>
    </form>
  );
}
