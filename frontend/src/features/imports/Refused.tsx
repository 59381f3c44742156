import { useState } from "react";
import { download } from "../../api/client";
import type { Import, ImportPage } from "../../api/figureTypes";
import { count, number } from "../../lib/amounts";
import { Failing } from "../../ui/Failing";
import { ChooseFile, useSend } from "./DropFile";
import { useSendings } from "./sendings";
import { goodRows, refusal, wholeFileProblem } from "./words";

export function useProblemsCsv({ id, name }: Import) {
  const [error, setError] = useState<unknown>(null);
  const fetchCsv = () => {
    setError(null);
    download(`/api/v1/imports/${id}/problems.csv`, `${name} - problems.csv`).catch(setError);
  };
  return { fetchCsv, error };
}

/** A refused file: nothing has been loaded, and the three ways on. */
export function Refused({ sent }: { sent: ImportPage }) {
  const sendFiles = useSend();
  const { fetchCsv, error } = useProblemsCsv(sent);
  const kept = useSendings().findLast(({ outcome }) => outcome?.id === sent.id);
  const { read, rejected } = sent.counts;
  const good = read > 0 && rejected > 0 ? goodRows(sent) : 0;
  const again = (file: File) => sendFiles([file], { ...kept?.options, on_bad_rows: "skip" });
  return (
    <div className="refused" role="alert" aria-labelledby="refused-heading">
      <h2 id="refused-heading">{refusal(sent)}</h2>
      <What sent={sent} good={good} />
      <p className="actions">
        <ChooseFile
          label="Send a corrected file"
          look="main"
          onChosen={(files) => sendFiles(files, { ...kept?.options, on_bad_rows: "refuse" })}
        />
        {good > 0 && kept && (
          <button type="button" className="button button--even" onClick={() => again(kept.file)}>
            Load the {number(good)} good {good === 1 ? "row" : "rows"}
          </button>
        )}
        {good > 0 && (
          <button type="button" className="button button--even" onClick={fetchCsv}>
            Download the {count(rejected, "row")}
          </button>
        )}
      </p>
      {error !== null && <Failing what="The rows could not be fetched." error={error} onRetry={fetchCsv} />}
      {good > 0 && (
        <p className="note">
          {kept ? (
            <>
              If you load the good rows, the {number(rejected)} stay here to be fixed, and you can undo the whole load
              as one change.
            </>
          ) : (
            <>
              To load the {number(good)} good rows,{" "}
              <ChooseFile label="choose the file again" look="link" onChosen={([file]) => file && again(file)} />: this
              browser no longer has it at hand.
            </>
          )}
        </p>
      )}
    </div>
  );
}

function What({ sent, good }: { sent: ImportPage; good: number }) {
  if (good > 0) {
    return <p>{good === 1 ? "The other row is" : `The other ${count(good, "row")} are`} ready. Choose one:</p>;
  }
  const whole = wholeFileProblem(sent);
  if (!whole) return <p>Everything stands as it did before.</p>;
  return (
    <>
      <p>
        <b>{whole.what}.</b> Everything stands as it did before.
      </p>
      {whole.found && (
        <p className="found">
          It begins with <code>{whole.found}</code>
        </p>
      )}
      {whole.expected && <p className="note">Expected: {whole.expected}</p>}
    </>
  );
}
