import { useEffect, useRef, useState } from "react";
import type { CalendarFeedMade } from "../../api/programmeTypes";

/** The address that has just been made: only its hash is kept, so it is shown this once. */
export function NewAddress({ made: { cohort, url } }: { made: CalendarFeedMade }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [copied, setCopied] = useState<"yes" | "no">();
  const address = new URL(url, window.location.origin).href;
  useEffect(() => heading.current?.focus(), []);
  const copy = () => {
    navigator.clipboard.writeText(address).then(
      () => setCopied("yes"),
      () => setCopied("no"),
    );
  };
  return (
    <section className="box box--warning section" aria-labelledby="address-heading">
      <h2 id="address-heading" ref={heading} tabIndex={-1}>
        {cohort ? `The sessions of ${cohort.name}` : "Your sessions"}: an address, shown this once
      </h2>
      <p>
        Add it in your calendar program as a calendar from the internet. Whoever has it sees the sessions, so keep it to
        yourself.
      </p>
      <p className="calendar-address">
        <code>{address}</code>
      </p>
      <p className="actions">
        <button type="button" className="button" onClick={copy}>
          Copy the address
        </button>
        <span role="status" className="note">
          {copied === "yes" && "Copied."}
          {copied === "no" && "The browser would not copy it: select it and copy it yourself."}
        </span>
      </p>
    </section>
  );
}
