import { MarkIcon } from "../../charts/MarkIcon";
import { IconKey } from "../../ui/IconKey";
import { PageTitle } from "../../ui/PageTitle";
import { ScrollCard } from "../../ui/ScrollCard";
import { ChartKinds } from "./ChartKinds";
import "./charts.css";
import "./pages.css";

/** How the charts work, for someone who has never seen one, and for someone who wants to check them. */
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
      <Signals />
      <RuleSets />
      <h2>The icons</h2>
      <div className="card">
        <IconKey />
      </div>
      <p>
        H and L say where the figure has gone, high or low; the colour says whether that is wanted. The second icon says
        how the usual range stands to the target: clear of it on the right side, across it, or clear of it on the wrong
        side. Both speak of now: the last month, the limits that hold in it, the target in force.
      </p>
      <Settings />
      <Missing />
      <Others />
      <h2 id="kinds">The kinds of chart</h2>
      <p>
        Most measures are drawn as XmR charts; some kinds of figure have one made for them. On the page of a measure the
        chart and the rules can be changed for a look, and the address keeps the choice. These are all there are, each
        drawn from figures made up for this page.
      </p>
      <ChartKinds />
    </article>
  );
}

function Signals() {
  return (
    <>
      <h2>When a change is real</h2>
      <p>Groundswell says so when one of four things is seen, and names which:</p>
      <ul>
        <li>
          <b>Outside the limits.</b> One month above the upper limit or below the lower one: something happened that
          month.
        </li>
        <li>
          <b>A shift.</b> Seven or more months in a row on the same side of the average: things have moved to another
          level. A month exactly on the average ends the row.
        </li>
        <li>
          <b>A trend.</b> Seven or more months in a row, each higher than the one before, or each lower. Two equal
          months end it.
        </li>
        <li>
          <b>Two of three.</b> Of three months in a row on one side of the average, two lie in the outer third of the
          way to the limit: a shift that is beginning, perhaps.
        </li>
      </ul>
      <p>
        Each is so rare while nothing has changed that it is worth asking why. Where several hold at one point, the
        first in the order outside, trend, two of three, shift gives the point its words; the card of the point names
        the others too.
      </p>
      <ul className="icon-key">
        <li>
          <MarkIcon mark="none" />
          no signal
        </li>
        <li>
          <MarkIcon mark="improving" />a change for the better
        </li>
        <li>
          <MarkIcon mark="worse" />
          one for the worse
        </li>
        <li>
          <MarkIcon mark="up" />
          <MarkIcon mark="down" />
          one that is neither
        </li>
      </ul>
      <p>
        “No real change” is news too: whatever was tried has not shown yet, and a story about last month’s ups and downs
        would be a story about chance.
      </p>
    </>
  );
}

const ruleSets = [
  {
    title: "NHS Making Data Count: plot the dots",
    words:
      "The rules above, as NHS England’s Making Data Count has them and its R package computes them. Used unless a measure says otherwise.",
  },
  {
    title: "NHS Making Data Count: Excel tool",
    words:
      "As its current spreadsheet: months outside the limits count among two of three, wild months are not left out of the limits, limits and icons begin with 13 months, and a point that is both an improvement and a concern is an improvement.",
  },
  {
    title: "NHS Making Data Count: Excel tool, runs and trends of six",
    words: "The same with six months in a row instead of seven.",
  },
  {
    title: "Anhøj rules",
    words:
      "For run charts, and beside any other: no fixed number in a row, but a row longer, or a line crossed less often, than so many points would show by chance. No trends and no two of three.",
  },
];

function RuleSets() {
  return (
    <>
      <h2>Whose rules</h2>
      <p>
        There is more than one set of rules, and they do not always agree. A chart names the one it was read by, and the
        page lists its numbers.
      </p>
      <ScrollCard label="Sets of rules">
        <table className="table rule-sets">
          <caption className="visually-hidden">Sets of rules</caption>
          <thead>
            <tr>
              <th scope="col">Rules</th>
              <th scope="col">What is particular to them</th>
            </tr>
          </thead>
          <tbody>
            {ruleSets.map(({ title, words }) => (
              <tr key={title}>
                <th scope="row">{title}</th>
                <td>{words}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollCard>
    </>
  );
}

function Settings() {
  return (
    <>
      <h2>When things are run differently</h2>
      <p>
        A new phone system can move a figure for good, and then the old average says nothing about the months after it.
        A person may have the limits recalculated from a month on, with a reason that everyone can read: a dotted line
        marks it, and average, limits and rules begin anew there. Earlier months keep limits of their own, worked out
        without the later months. The limits may rest on the first months of such a phase alone, at least twelve, which
        a bracket then shows; later months are held against them. A phase of fewer than 13 months has limits that will
        still move, and says “provisional”.
      </p>
      <p>
        Where eight or more months after a recorded change lie on one side of the average, the page suggests
        recalculating, and says why. It never does so by itself.
      </p>
      <h2>Targets</h2>
      <p>
        A target is a level people have agreed to reach. It may be the nation’s or an organisation’s own, and may change
        from a month on; the red dashes then step. It has no part in the average, the limits or the rules.
      </p>
    </>
  );
}

function Missing() {
  return (
    <>
      <h2>What is missing</h2>
      <ul>
        <li>
          <b>No figure.</b> A gap with an amber column, never drawn as nought and never joined across. It ends a row of
          months, and takes the two differences beside it out of the limits.
        </li>
        <li>
          <b>Set aside.</b> A figure that someone has excluded is a hollow point with its reason. It keeps its place and
          counts in no limit and no rule.
        </li>
        <li>
          <b>Suppressed.</b> A figure so small that it might point to a person shows as *, at the foot of the picture
          too, and has no place in a comparison.
        </li>
      </ul>
      <p>The number of practices behind a total stands beside it.</p>
      <h2>Who is counted</h2>
      <p>
        A practice’s figures count in the federation it belonged to in that month (“then”). Choose “now” to follow
        today’s members back instead. Past figures never change because a practice moved.
      </p>
    </>
  );
}

function Others() {
  return (
    <>
      <h2>Beside others</h2>
      <p>
        A small practice’s share jumps about more than a large one’s, so a list by level has small practices at both of
        its ends for no other reason. A <b>funnel</b> draws every place against its size: between the lines lies what
        size explains, and where places differ more than chance alone would have them, their usual spread as well. A
        rank is given as the lowest and the highest place it could truly be. <b>Over time</b>, bands show the middle
        half and nine in ten of all, with one place’s own line over them.
      </p>
      <p>The limits are worked out once, in one place, and are the same on every page, in every file and in the API.</p>
    </>
  );
}
