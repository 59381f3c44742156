import { Confirm } from "../../ui/Confirm";
import { Failing } from "../../ui/Failing";
import { useAct } from "./useAct";

type RemoveProps = {
  act?: "Remove" | "Take out";
  of: string;
  question: string;
  /** said where it was refused: "It is still there." */
  still: string;
  remove: () => Promise<unknown>;
  onRemoved?: () => unknown;
};

/** Takes a thing out, once it has been asked; a refusal stands in its place. */
export function Remove({ act = "Remove", of, question, still, remove, onRemoved }: RemoveProps) {
  const removing = useAct(remove, onRemoved);
  return (
    <>
      <Confirm
        quiet
        act={act}
        of={of}
        question={question}
        yes={act === "Remove" ? "Remove" : "Take it out"}
        no="Leave it"
        busy={removing.isPending}
        onConfirm={() => removing.mutate()}
      />
      {removing.error && <Failing what={still} error={removing.error} />}
    </>
  );
}
