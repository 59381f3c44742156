import { ErrorSummary as NhsErrorSummary } from "nhsuk-react-components";
import { useEffect, useRef } from "react";
import type { FieldProblem } from "./fieldProblems";

type ErrorSummaryProps = {
  /** what has not been done: "Nothing has been set aside" */
  title: string;
  problems: FieldProblem[];
  /** the id of a field's control */
  idOf: (field: string) => string;
};

/** At the head of a form: what is wrong with it, each with a way to its field. It takes the focus with every new list. */
export function ErrorSummary({ title, problems, idOf }: ErrorSummaryProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length) place.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <NhsErrorSummary ref={place} tabIndex={-1}>
      <NhsErrorSummary.Title>{title}</NhsErrorSummary.Title>
      <NhsErrorSummary.List>
        {problems.map(({ field, message }) => (
          <NhsErrorSummary.ListItem key={`${field} ${message}`} href={`#${idOf(field)}`}>
            {message}
          </NhsErrorSummary.ListItem>
        ))}
      </NhsErrorSummary.List>
    </NhsErrorSummary>
  );
}
