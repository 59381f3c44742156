import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, ErrorSummary, Textarea, TextInput } from "nhsuk-react-components";
import { useEffect, useId, useRef, useState, type FormEvent } from "react";
import type { FacultyMemberPage } from "../../api/facultyTypes";
import { ApiProblem } from "../../api/problem";
import { today } from "../../lib/moment";
import { memberQuery, signOff } from "./queries";
import { dayProblem } from "./signOff";

type SignOffFormProps = {
  member: FacultyMemberPage;
  stage: NonNullable<FacultyMemberPage["next_stage"]>;
  onSigned: (title: string) => void;
};
type Told = { field: "on" | "evidence"; message: string };

/** A member's next step is assured, with the day and what was seen. The API has the last word. */
export function SignOffForm({ member, stage, onSigned }: SignOffFormProps) {
  const queryClient = useQueryClient();
  const id = useId();
  const [on, setOn] = useState(() => today());
  const [evidence, setEvidence] = useState("");
  const [told, setTold] = useState<Told[]>([]);
  const summary = useRef<HTMLDivElement>(null);
  const sign = useMutation({
    mutationFn: () => signOff(member.id, { stage: stage.id, on, evidence: evidence.trim() }),
    onSuccess: async (page) => {
      onSigned(stage.title);
      queryClient.setQueryData(memberQuery(member.id).queryKey, page);
      await queryClient.invalidateQueries({ queryKey: ["faculty"] });
      await queryClient.invalidateQueries({ queryKey: ["my-week"] });
    },
    onError: (error) => setTold(refusal(error)),
  });
  useEffect(() => {
    if (told.length) summary.current?.focus();
  }, [told]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = dayProblem(on);
    setTold(wrong ? [{ field: "on", message: wrong }] : []);
    if (!wrong) sign.mutate();
  };
  const wrong = (field: Told["field"]) => told.find((each) => each.field === field)?.message;
  return (
    <form className="sign-off" onSubmit={submit} noValidate aria-label={`Sign off ${stage.title}`}>
      {told.length > 0 && (
        <ErrorSummary ref={summary} tabIndex={-1}>
          <ErrorSummary.Title>Not signed off</ErrorSummary.Title>
          <ErrorSummary.List>
            {told.map(({ field, message }) => (
              <ErrorSummary.ListItem key={message} href={`#${id}-${field}`}>
                {message}
              </ErrorSummary.ListItem>
            ))}
          </ErrorSummary.List>
        </ErrorSummary>
      )}
      <TextInput
        id={`${id}-on`}
        label="Day it was reached"
        type="date"
        placeholder="2018-11-21"
        value={on}
        error={wrong("on")}
        onChange={(event) => setOn(event.currentTarget.value)}
      />
      <Textarea
        id={`${id}-evidence`}
        label="What you saw"
        hint="The session, visit or piece of work that shows it. The faculty and the national team can read this."
        rows={3}
        maxLength={2000}
        value={evidence}
        error={wrong("evidence")}
        onChange={(event) => setEvidence(event.currentTarget.value)}
      />
      <Button small type="submit" disabled={sign.isPending}>
        Sign off
      </Button>
    </form>
  );
}

/** What the API refused, at its field where it names one that is asked here. */
function refusal(error: Error): Told[] {
  const named = error instanceof ApiProblem ? error.errors : [];
  const placed = named.flatMap(({ field, message }): Told[] =>
    field === "on" || field === "evidence" ? [{ field, message: `${error.message} ${message}` }] : [],
  );
  return placed.length > 0 ? placed : [{ field: "on", message: error.message }];
}
