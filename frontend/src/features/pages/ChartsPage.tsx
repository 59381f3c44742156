import { IconKey } from "../../ui/IconKey";
import { PageTitle } from "../../ui/PageTitle";
import "./pages.css";

/** How the charts work, for someone who has never seen one. */
export function ChartsPage() {
  return (
    <article className="prose">
      <PageTitle title="How the charts work" />
      <h1>How the charts work</h1>
      <p className="lede">
        Every figure goes up and down a little from month to month. These charts tell that apart from a real change.
      </p>
      <h2>What is drawn</h2>
      <p>
        Each point is a month. The black line is the average; the shaded band between the dashed lines is the usual
        range, worked out from how much the figure moves from one month to the next. Nearly every month falls inside it
        while nothing has changed. The red dashes are the target, where people have set one.
      </p>
      <h2>When a change is real</h2>
      <p>Groundswell says so when one of four things is seen, and names which:</p>
      <ul>
        <li>a month outside the usual range;</li>
        <li>seven or more months in a row on the same side of the average;</li>
        <li>six or more months in a row going up, or going down;</li>
        <li>two of three months in a row close to the same edge of the usual range.</li>
      </ul>
      <p>
        Blue diamonds are a change for the better, orange squares one for the worse, purple triangles one that is
        neither. A grey circle is no signal, and “no real change” is news too: whatever was tried has not shown yet.
      </p>
      <h2>The icons</h2>
      <div className="card">
        <IconKey />
      </div>
      <p>
        H and L say where the figure has gone, high or low; the colour says whether that is wanted. The second icon says
        how the usual range stands to the target: clear of it on the right side, across it, or clear of it on the wrong
        side.
      </p>
      <h2>What is missing</h2>
      <p>
        A month without a figure is a gap with an amber column. It is never drawn as nought and never joined across. A
        figure that someone has set aside is a hollow point with its reason, and counts in nothing. The number of
        practices behind a total stands beside it.
      </p>
      <h2>Who is counted</h2>
      <p>
        A practice’s figures count in the federation it belonged to in that month (“then”). Choose “now” to follow
        today’s members back instead. Past figures never change because a practice moved.
      </p>
      <p>
        These are XmR charts with the plot-the-dots rules of NHS England’s Making Data Count. The limits are worked out
        once, in one place, and are the same on every page, in every file and in the API.
      </p>
    </article>
  );
}
