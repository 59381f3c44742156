import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Confirm } from "../../ui/Confirm";
import { Failing } from "../../ui/Failing";
import { Loading } from "../../ui/Loading";
import { Said } from "../../ui/Said";

type PartProps<Body> = {
  id: string;
  title: string;
  note: string;
  query: Pick<UseQueryResult<Body>, "data" | "error" | "refetch">;
  /** the button that adds another, where one may */
  add?: { label: string; onOpen: () => void };
  /** the form that is open */
  form: ReactNode;
  said: string;
  children: (body: Body) => ReactNode;
};

/** A part of a business case: its head, its form while one is open, and what stands in it. */
export function BusinessCasePart<Body>({ id, title, note, query, add, form, said, children }: PartProps<Body>) {
  const { data, error, refetch } = query;
  return (
    <section className="section case-part" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        <p>{note}</p>
        {add && (
          <div className="actions">
            <button type="button" className="button" onClick={add.onOpen}>
              {add.label}
            </button>
          </div>
        )}
      </div>
      {form}
      <Said words={said} />
      {data ? (
        children(data)
      ) : error ? (
        <Failing what="This part could not be fetched." error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading what="Fetching this part." rows={3} cells={3} />
      )}
    </section>
  );
}

type RemoveProps = { of: string; question: string; remove: () => Promise<void>; onRemoved: () => void };

/** Takes a thing out, once it has been asked; a refusal stands in its place. */
export function RemovePart({ of, question, remove, onRemoved }: RemoveProps) {
  const queryClient = useQueryClient();
  const removing = useMutation({
    mutationFn: remove,
    onSuccess: async () => {
      await queryClient.invalidateQueries();
      onRemoved();
    },
    onError: () => queryClient.invalidateQueries(),
  });
  return (
    <>
      <Confirm
        quiet
        act="Take out"
        of={of}
        question={question}
        yes="Take it out"
        no="Leave it"
        busy={removing.isPending}
        onConfirm={() => removing.mutate()}
      />
      {removing.error && <Failing what="It is still there." error={removing.error} />}
    </>
  );
}
