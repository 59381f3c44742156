import { useEffect, useRef, useState } from "react";
import { save } from "../../api/client";
import type { ExportFile } from "../../api/exchangeTypes";
import { number, size } from "../../lib/amounts";
import { CopyButton } from "../../ui/CopyButton";
import { Failing } from "../../ui/Failing";
import { Coming, isAsListed } from "./fetchFile";
import { formatWords, kindWords } from "./kinds";

type State =
  | { is: "listed" }
  | { is: "coming"; bytes: number }
  | { is: "here"; asListed: boolean | null }
  /** by the person, or by what went wrong: what has come is kept */
  | { is: "stopped"; error: unknown };

/** A file with what proves that it came whole, and the button that fetches it. */
export function FileRow({ file }: { file: ExportFile }) {
  const { name, url, kind, format, rows, bytes, sha256 } = file;
  const [state, setState] = useState<State>({ is: "listed" });
  const coming = useRef<Coming>(null);
  const stop = useRef<AbortController>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const fetchIt = async () => {
    coming.current ??= new Coming(url, bytes);
    stop.current = new AbortController();
    setState({ is: "coming", bytes: coming.current.bytes });
    try {
      const whole = await coming.current.fetchRest((so) => setState({ is: "coming", bytes: so }), stop.current.signal);
      save(whole, name);
      coming.current = null;
      setState({ is: "here", asListed: await isAsListed(whole, sha256) });
    } catch (error) {
      const byHand = error instanceof DOMException && error.name === "AbortError";
      setState({ is: "stopped", error: byHand ? null : error });
    }
  };
  return (
    <tr>
      <th scope="row">
        <b className="export-name">{name}</b>
        <span className="head-note">
          {kindWords(kind)} · {formatWords(format)}
        </span>
      </th>
      <td>
        {state.is === "coming" ? (
          <span className="actions">
            <progress aria-label={`Bytes of ${name} fetched`} max={1} value={bytes ? state.bytes / bytes : 1} />
            <button type="button" className="link-button" onClick={() => stop.current?.abort()}>
              Stop<span className="visually-hidden"> fetching {name}</span>
            </button>
          </span>
        ) : (
          <button type="button" className="button" onClick={() => void fetchIt()}>
            {state.is === "stopped" ? "Go on" : "Download"}
            <span className="visually-hidden"> {name}</span>
          </button>
        )}
        <span role="status" className="note export-said">
          {state.is === "here" && hereWords(state.asListed)}
        </span>
        {state.is === "stopped" && state.error !== null && (
          <Failing what="The file did not come whole." error={state.error} />
        )}
      </td>
      <td className="number">{number(rows)}</td>
      <td className="number">{size(bytes)}</td>
      <td>
        <code className="export-sum" title={sha256}>
          {sha256.slice(0, 12)}…
        </code>{" "}
        <CopyButton text={sha256} of={`the SHA-256 of ${name}`} />
      </td>
    </tr>
  );
}

function hereWords(asListed: boolean | null): string {
  if (asListed === null) return "It is in your downloads. Check its SHA-256 there.";
  return asListed
    ? "It is in your downloads; its SHA-256 is the one listed."
    : "It is in your downloads, but its SHA-256 is another: do not use it. Download it again.";
}
