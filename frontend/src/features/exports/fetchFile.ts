/**
 * Brings a file to the browser: a plain link carries no token. It can be hundreds of megabytes, so what has come is
 * handed to the browser in parts, which it may put on its disk, and stays when the connection breaks: then only the
 * rest is asked for (RFC 9110, section 14).
 */
import { ApiProblem, problemOf } from "../../api/problem";
import { fetchSignedIn } from "../../api/session";

const PART = 4 * 1024 * 1024;
/** Up to here a browser can be asked to hold it all at once for its checksum. */
const CHECKED_UP_TO = 256 * 1024 * 1024;

/** What of a file has come so far. */
export class Coming {
  readonly address: string;
  readonly size: number;
  private parts: Blob[] = [];
  private etag: string | null = null;
  bytes = 0;

  constructor(address: string, size: number) {
    this.address = address;
    this.size = size;
  }

  async fetchRest(onBytes: (bytes: number) => void, signal: AbortSignal): Promise<Blob> {
    const headers: HeadersInit =
      this.bytes > 0 && this.etag ? { Range: `bytes=${this.bytes}-`, "If-Range": this.etag } : {};
    const response = await fetchSignedIn(
      new Request(new URL(this.address, window.location.origin), { headers, signal }),
    );
    if (!response.ok) throw await problemOf(response);
    // Another file than before, or a server that sends it all again.
    if (response.status !== 206) this.startOver();
    this.etag = response.headers.get("etag");
    await this.take(response, onBytes);
    if (this.bytes !== this.size) throw new BrokenOff();
    return new Blob(this.parts);
  }

  private startOver(): void {
    this.parts = [];
    this.bytes = 0;
  }

  private async take(response: Response, onBytes: (bytes: number) => void): Promise<void> {
    const reader = response.body?.getReader();
    let chunks: BlobPart[] = [];
    let held = 0;
    const put = () => {
      this.parts.push(new Blob(chunks));
      this.bytes += held;
      chunks = [];
      held = 0;
    };
    try {
      for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
        chunks.push(next.value);
        held += next.value.length;
        onBytes(this.bytes + held);
        if (held >= PART) put();
      }
    } catch (reason) {
      if (reason instanceof DOMException && reason.name === "AbortError") throw reason;
      throw new BrokenOff();
    } finally {
      put();
    }
  }
}

/** The connection ended before the file did. */
export class BrokenOff extends ApiProblem {
  constructor() {
    super({
      title: "The connection broke off. What has come is kept: go on, and only the rest is fetched.",
      status: 0,
    });
  }
}

/** Whether a file is the one in the list; null where it is too large to say here, or the browser cannot. */
export async function isAsListed(file: Blob, sha256: string): Promise<boolean | null> {
  if (file.size > CHECKED_UP_TO || !crypto.subtle) return null;
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
  return [...sum].map((byte) => byte.toString(16).padStart(2, "0")).join("") === sha256;
}
