import { useEffect, useMemo, useRef, useState } from "react";
import type { HandedOut } from "../../api/facultyTypes";
import { longDate } from "../../lib/period";
import { occasionWords } from "./occasions";
import { codeOf } from "./qr";

type TicketSheetProps = { handedOut: HandedOut; onDone: () => void };

/** The tickets of an evaluation, to print and cut out or to send: shown this once, since nobody keeps them. */
export function TicketSheet({ handedOut: { evaluation, links }, onDone }: TicketSheetProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [copied, setCopied] = useState<"yes" | "no">();
  const addresses = useMemo(() => links.map((link) => new URL(link, window.location.origin).href), [links]);
  useEffect(() => heading.current?.focus(), [links]);
  const copy = () => {
    navigator.clipboard.writeText(addresses.join("\n")).then(
      () => setCopied("yes"),
      () => setCopied("no"),
    );
  };
  const about = evaluation.session?.title ?? `${evaluation.cohort.name}, ${occasionWords[evaluation.occasion]}`;
  return (
    <section className="section" aria-labelledby="tickets-heading">
      <div className="not-printed">
        <div className="box box--warning tickets-said">
          <h2 id="tickets-heading" ref={heading} tabIndex={-1}>
            {links.length} {links.length === 1 ? "ticket" : "tickets"}, shown this once
          </h2>
          <p>
            Print or copy them before you leave: they are kept nowhere, so that no answer can be tied to a person. Give
            each person one, whichever; more can be made later.
          </p>
          <div className="actions">
            <button type="button" className="button button--main" onClick={() => window.print()}>
              Print
            </button>
            <button type="button" className="button" onClick={copy}>
              Copy the links
            </button>
            <button type="button" className="link-button" onClick={onDone}>
              Done with them
            </button>
            <span role="status" className="note">
              {copied === "yes" && "Copied, one a line."}
              {copied === "no" && "The browser would not copy them: print them instead."}
            </span>
          </div>
        </div>
      </div>
      <ul className="tickets">
        {addresses.map((address) => (
          <Ticket key={address} address={address} title={evaluation.title} about={about} closes={evaluation.closes} />
        ))}
      </ul>
    </section>
  );
}

type TicketProps = { address: string; title: string; about: string; closes: string };

function Ticket({ address, title, about, closes }: TicketProps) {
  const { size, path } = useMemo(() => codeOf(address), [address]);
  return (
    <li className="ticket">
      <svg
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label="QR code of the address below"
        shapeRendering="crispEdges"
      >
        <path d={path} />
      </svg>
      <div>
        <p>
          <b>{title}</b>
        </p>
        <p className="note">{about}</p>
        <p className="note">Anonymous, once, by {longDate(closes)}</p>
        <p className="ticket__address">{address}</p>
      </div>
    </li>
  );
}
