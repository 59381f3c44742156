import type { Segment, Tone } from "../api/types";

const classes: Record<Tone, string | undefined> = {
  plain: undefined,
  strong: undefined,
  improving: "tone-improving",
  worse: "tone-worse",
};

/** A sentence as the backend wrote it, in pieces. */
export function Sentence({ segments }: { segments: Segment[] }) {
  return segments.map(({ text, tone }, index) =>
    tone === "plain" ? (
      text
    ) : (
      <strong key={index} className={classes[tone]}>
        {text}
      </strong>
    ),
  );
}

/** The answer to the page's question, and what else is worth knowing, before any picture. */
export function Lede({ sentence, more }: { sentence: Segment[]; more?: Segment[] }) {
  return (
    <>
      <p className="lede">
        <Sentence segments={sentence} />
      </p>
      {more && more.length > 0 && (
        <p className="lede-more">
          <Sentence segments={more} />
        </p>
      )}
    </>
  );
}
