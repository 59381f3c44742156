import type { UseQueryResult } from "@tanstack/react-query";
import type { ComponentProps, ReactNode } from "react";
import { Failing } from "../../../ui/Failing";
import { Loading } from "../../../ui/Loading";
import { Part } from "../Part";
import { Remove } from "../Remove";

type CasePartProps<Body> = Omit<ComponentProps<typeof Part>, "children"> & {
  query: Pick<UseQueryResult<Body>, "data" | "error" | "refetch">;
  children: (body: Body) => ReactNode;
};

/** A part of a business case, which is fetched by itself. */
export function CasePart<Body>({ query: { data, error, refetch }, children, ...part }: CasePartProps<Body>) {
  return (
    <Part {...part}>
      {data ? (
        children(data)
      ) : error ? (
        <Failing what="This part could not be fetched." error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading what="Fetching this part." rows={3} cells={3} />
      )}
    </Part>
  );
}

type TakeOutProps = Pick<ComponentProps<typeof Remove>, "of" | "question" | "remove" | "onRemoved">;

export const TakeOut = (props: TakeOutProps) => <Remove act="Take out" still="It is still there." {...props} />;
