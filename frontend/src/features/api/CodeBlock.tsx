import { useState } from "react";

const languages: Record<string, string> = { sh: "Shell", python: "Python", json: "JSON", text: "Text" };

/** Code that can be copied, and scrolled by keyboard where it is wider than the page. */
export function CodeBlock({ code, language }: { code: string; language: string }) {
  const [copied, setCopied] = useState(false);
  const words = languages[language] ?? language;
  const copy = () => {
    void navigator.clipboard.writeText(code).then(() => setCopied(true));
  };
  return (
    <div className="code-block">
      <div className="code-block__head">
        <span>{words}</span>
        <button type="button" className="button" onClick={copy}>
          {copied ? "Copied" : "Copy"}
        </button>
      </div>
      {/* A region that scrolls has to take focus, or a keyboard cannot reach what is out of view. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0} aria-label={`${words} to copy`} role="group">
        <code>{code}</code>
      </pre>
    </div>
  );
}
