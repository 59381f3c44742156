import { PageTitle } from "../../ui/PageTitle";
import "./pages.css";

/** What has been tested and what has not, said as it is. */
export function AccessibilityPage() {
  return (
    <article className="prose">
      <PageTitle title="Accessibility" />
      <h1>Accessibility</h1>
      <p className="lede">
        These pages are built to meet WCAG 2.2 at level AA. Programs have checked that; people have still to.
      </p>
      <h2>What you can do</h2>
      <ul>
        <li>Use everything with a keyboard alone. The grid and the points of a chart are moved in with arrow keys.</li>
        <li>Read every chart as a sentence and as a table of its values; the overview has a plain table as well.</li>
        <li>Zoom to 200% without scrolling sideways, except inside tables and pictures that scroll by themselves.</li>
        <li>Tell signals apart by shape and words: colour is never the only sign. Nothing moves by itself.</li>
      </ul>
      <h2>What has been tested</h2>
      <p>
        With every change, a browser opens each screen at the width of a desk and of a phone, and axe-core checks it
        against the rules of WCAG 2.0 to 2.2 that a program can check. It finds nothing. Tests also drive the grid, the
        charts, the search and the entry form by keyboard.
      </p>
      <h2>What has not</h2>
      <p>
        A program finds perhaps a third of what can go wrong. No person has yet tested these pages with a screen reader,
        a magnifier, speech input or a switch, and nobody outside has audited them. Until they have, no claim of full
        conformance is made.
      </p>
      <h2>What we know falls short</h2>
      <ul>
        <li>
          The grid shows only the rows in view, so a browser’s own “find in page” misses the others: use the search.
        </li>
        <li>Dropping a file needs a pointer; the button beside it does the same.</li>
        <li>A saved picture of a chart carries no text for a screen reader; the CSV does.</li>
      </ul>
      <p>
        If something keeps you out, tell whoever runs Groundswell for you, and ask for the figures as a file meanwhile.
      </p>
    </article>
  );
}
