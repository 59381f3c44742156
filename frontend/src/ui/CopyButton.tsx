import { useState } from "react";

type CopyButtonProps = {
  text: string;
  /** for who hears a button without what stands around it: "the secret" */
  of: string;
};

/** Puts a text on the clipboard, and says whether it did. */
export function CopyButton({ text, of }: CopyButtonProps) {
  const [copied, setCopied] = useState<"yes" | "no">();
  const copy = () => {
    // Without a secure connection a browser has no clipboard at all.
    const written = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error("no clipboard"));
    written.then(
      () => setCopied("yes"),
      () => setCopied("no"),
    );
  };
  return (
    <>
      <button type="button" className="button" onClick={copy}>
        Copy<span className="visually-hidden"> {of}</span>
      </button>{" "}
      <span role="status" className="note">
        {copied === "yes" && "Copied."}
        {copied === "no" && "The browser would not copy it: select it and copy it yourself."}
      </span>
    </>
  );
}
