import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Textarea } from "nhsuk-react-components";
import { useId, useRef, useState } from "react";
import { useDraft } from "../../../lib/draft";
import { Failing } from "../../../ui/Failing";
import { Said } from "../../../ui/Said";
import { numberLabel } from "./grid";
import { FiguresPreview } from "./FiguresPreview";
import { takeTable, type FiguresGrid, type Pasted, type Table } from "./queries";
import "../../../ui/form.css";

const EMPTY = { text: "" };

/** Figures from a spreadsheet: looked at first, and taken all or none. */
export function FiguresPaste({ code, grid }: { code: string; grid: FiguresGrid }) {
  const { measure } = grid;
  const queryClient = useQueryClient();
  const { draft, setDraft, forget } = useDraft(`figures-paste.${code}.${measure.id}`, EMPTY);
  const [looked, setLooked] = useState<{ table: Table; found: Pasted } | null>(null);
  const [said, setSaid] = useState("");
  const looking = useMutation({
    mutationFn: (table: Table) => takeTable(code, measure.id, table, true),
    onSuccess: (found, table) => setLooked({ table, found }),
    onError: () => setLooked(null),
  });
  const taking = useMutation({
    mutationFn: (table: Table) => takeTable(code, measure.id, table, false),
    onSuccess: async ({ figures, taken }) => {
      forget();
      setLooked(null);
      await queryClient.invalidateQueries();
      setSaid(
        taken === 0
          ? `All ${figures.length} figures stood there already.`
          : `${taken === 1 ? "One figure is" : `${taken ?? 0} figures are`} new or changed.`,
      );
    },
  });
  const look = (table: Table) => {
    setSaid("");
    taking.reset();
    looking.mutate(table);
  };
  const columns = [
    ...(measure.by_practice ? ["the practice’s code"] : []),
    "the month",
    ...measure.numbers.map((name) => numberLabel(measure, name).toLowerCase()),
  ];
  return (
    <section className="section" aria-labelledby="paste">
      <div className="section-head">
        <h2 id="paste">From a spreadsheet</h2>
        <p>Looked at first; all of it is taken, or none.</p>
      </div>
      <form
        className="card form-card figures-paste"
        aria-label="Paste figures"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          look(draft);
        }}
      >
        <Textarea
          id="figures-paste"
          label="Cells, a month a line"
          hint={`In this order: ${columns.join(", ")}. With a first line of heads in any order.`}
          rows={6}
          value={draft.text}
          onChange={({ currentTarget: { value } }) => {
            setLooked(null);
            setDraft({ text: value });
          }}
        />
        <p className="actions">
          <Button small secondary type="submit" disabled={looking.isPending || draft.text.trim() === ""}>
            Look at it
          </Button>
          <ChooseTable onChosen={(file) => look({ file })} />
        </p>
      </form>
      {looking.error && <Failing what="Nothing was taken." error={looking.error} />}
      {looked && (
        <FiguresPreview
          grid={grid}
          found={looked.found}
          busy={taking.isPending}
          onTake={() => taking.mutate(looked.table)}
          onLeave={() => setLooked(null)}
        />
      )}
      {taking.error && <Failing what="Nothing was taken." error={taking.error} />}
      <Said words={said} />
    </section>
  );
}

/** A button that opens the computer's own list of files. */
function ChooseTable({ onChosen }: { onChosen: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  return (
    <>
      <label className="visually-hidden" htmlFor={id}>
        A CSV file or a workbook
      </label>
      <input
        ref={input}
        id={id}
        className="visually-hidden"
        type="file"
        accept=".csv,.txt,.xlsx,.xls,.ods"
        tabIndex={-1}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) onChosen(file);
          currentTarget.value = "";
        }}
      />
      <button type="button" className="button" onClick={() => input.current?.click()}>
        Choose a file
      </button>
    </>
  );
}
