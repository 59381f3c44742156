import { PageTitle } from "../../ui/PageTitle";
import "./pages.css";

const words: [string, string][] = [
  ["Access Fund", "Money for schemes of practices to open for longer and try new ways of reaching them; two waves."],
  ["Average", "The black line of a chart: the mean of its months, in the stretch it is drawn for."],
  [
    "Centile",
    "With all places in order, the value that so many of a hundred are below: half are below the 50th, the median.",
  ],
  ["Commissioner", "The body that plans and pays for care in a place: a CCG, and since 2022 an integrated care board."],
  [
    "Constant panel",
    "Only the practices that reported in every month shown, so that nobody’s coming or going matters.",
  ],
  ["Coverage", "How many practices sent a figure, of those that could have."],
  ["Excluded", "A figure that a person has set aside, with a reason. It can be lifted, and is never deleted."],
  ["Federation", "Practices that work together by their own choice."],
  ["Funnel", "Every place drawn against its size, between lines that say what its size explains."],
  ["Improving, getting worse", "A real change, by a named rule, in the wanted or the unwanted direction."],
  ["Measure", "What is counted, of what, and which way is better."],
  ["Median", "The value in the middle: half are above it, half below."],
  ["Missed calls", "The share of incoming calls that nobody answered."],
  ["Network", "A primary care network: practices grouped under one contract since 2019."],
  ["No real change", "Ups and downs within the usual range. Reading a story into them would be a mistake."],
  ["Overdue", "A month that is over and due, and not sent."],
  ["Revision", "One change to the data: who, when, and from which file. Every figure knows its own."],
  ["Rebase", "A point from which average and usual range are worked out anew, because things are run differently."],
  ["Suppressed", "A figure so small that it might point to a person. It shows as *, with the reason."],
  ["Target", "A level people have agreed to reach. It has no part in working out what is a real change."],
  ["Then, now", "Members as they were in each month, or today’s members followed back."],
  ["Usual range", "Where nearly every month falls while nothing changes: the shaded band between the limits."],
];

/** What the words mean, in plain English. */
export function WordsPage() {
  return (
    <article className="prose">
      <PageTitle title="What the words mean" />
      <h1>What the words mean</h1>
      <p className="lede">The words of these pages, in plain English.</p>
      <dl className="words">
        {words.map(([word, meaning]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
