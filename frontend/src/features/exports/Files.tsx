import { Link } from "@tanstack/react-router";
import { Details } from "nhsuk-react-components";
import type { Export } from "../../api/exchangeTypes";
import { number } from "../../lib/amounts";
import { CopyButton } from "../../ui/CopyButton";
import { ScrollCard } from "../../ui/ScrollCard";
import { FileRow } from "./FileRow";

/** The files of an export, what they hold, and where a system goes on from them. */
export function Files({ made: { files, cursor, watermark } }: { made: Export }) {
  return (
    <section className="section" aria-labelledby="files-heading">
      <div className="section-head">
        <h2 id="files-heading">Files</h2>
        {typeof watermark === "number" && <p>As at change {number(watermark)}</p>}
      </div>
      <ScrollCard label="Table of files">
        <table className="table export-files">
          <caption className="visually-hidden">Files of this export</caption>
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">Fetch it</th>
              <th scope="col" className="number">
                Rows
              </th>
              <th scope="col" className="number">
                Size
              </th>
              <th scope="col">SHA-256</th>
            </tr>
          </thead>
          <tbody>
            {files.map((file) => (
              <FileRow key={file.name} file={file} />
            ))}
          </tbody>
        </table>
      </ScrollCard>
      <div className="section">
        <Details>
          <Details.Summary>How to check a file that you have downloaded</Details.Summary>
          <Details.Text>
            <p>
              Files of up to 256 MB are checked as they come. Where you keep them, <code>sha256sum</code> on Linux,{" "}
              <code>shasum -a 256</code> on a Mac and <code>certutil -hashfile</code> with <code>SHA256</code> on
              Windows print the same 64 letters and digits as the list, if nothing was lost.
            </p>
          </Details.Text>
        </Details>
        {cursor && (
          <Details>
            <Details.Summary>How a system goes on from these files</Details.Summary>
            <Details.Text>
              <p>
                Give this cursor to <code>GET /api/v1/changes</code>, and whatever has changed since then comes, and
                nothing twice. It is yours alone: a system that signs in by itself makes an export of its own.{" "}
                <Link to="/integrators">How that is done</Link>
              </p>
              <p>
                <code className="export-address">{cursor}</code> <CopyButton text={cursor} of="the cursor" />
              </p>
            </Details.Text>
          </Details>
        )}
      </div>
    </section>
  );
}
