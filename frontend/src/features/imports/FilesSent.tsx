import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Import } from "../../api/figureTypes";
import { size } from "../../lib/amounts";
import { whenWords } from "../../lib/moment";
import { Empty } from "../../ui/Empty";
import { listedOf, shownWords } from "../../ui/listed";
import { PagedTable } from "../../ui/PagedTable";
import { Tag } from "../../ui/Tag";
import { importsQuery } from "./queries";
import { isUnderWay, useSendings, type Sending } from "./sendings";
import { outcomeWords, stateTone, stateWords } from "./words";

/** Every file that was sent, newest first; those on their way on top. */
export function FilesSent() {
  const query = useInfiniteQuery(importsQuery());
  const unfinished = useSendings().filter((sending) => isUnderWay(sending) || sending.state === "failed");
  return (
    <section className="section" aria-labelledby="files-heading">
      <div className="section-head">
        <h2 id="files-heading">Files sent</h2>
        <p>{shownWords(listedOf(query))}</p>
      </div>
      <PagedTable
        query={query}
        name="files sent"
        className="files"
        heads={["File", "What became of it", "What it changed", "Sent"]}
        first={unfinished.map((sending) => (
          <UnderWay key={`sending-${sending.key}`} sending={sending} />
        ))}
        row={(file) => <FileRow key={file.id} file={file} />}
        empty={
          <Empty title="No file has been sent yet.">
            Begin with the list of practices, then what they belong to, then figures: any order gives the same result.
          </Empty>
        }
      />
    </section>
  );
}

function FileRow({ file }: { file: Import }) {
  return (
    <tr>
      <th scope="row">
        <Link to="/data/imports/$id" params={{ id: String(file.id) }}>
          <b className="file-name">{file.name}</b>
        </Link>
        <span className="head-note">
          {[file.title ?? (file.state === "refused" && "not recognised"), size(file.bytes)].filter(Boolean).join(" · ")}
        </span>
      </th>
      <td>
        <Tag tone={stateTone[file.state]}>{stateWords[file.state]}</Tag>
      </td>
      <td>{outcomeWords(file)}</td>
      <td>
        {whenWords(file.sent_at)}
        <span className="head-note">{file.sent_by}</span>
      </td>
    </tr>
  );
}

function UnderWay({ sending: { file, state, sent, problem } }: { sending: Sending }) {
  return (
    <tr>
      <th scope="row">
        <b className="file-name">{file.name}</b>
        <span className="head-note">{size(file.size)}</span>
      </th>
      <td>
        <Tag tone={state === "failed" ? "late" : "blue"}>
          {state === "waiting" ? "Waiting" : state === "failed" ? "Not sent" : "On its way"}
        </Tag>
      </td>
      <td>
        {problem ? (
          problem.message
        ) : state === "sending" ? (
          <progress
            className="progress"
            aria-label={`Bytes of ${file.name} sent`}
            max={1}
            value={file.size ? sent / file.size : 1}
          />
        ) : (
          "after the file before it"
        )}
      </td>
      <td />
    </tr>
  );
}
