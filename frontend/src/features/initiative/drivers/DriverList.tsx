import type { Box, Drawing } from "./diagram";
import "./diagram.css";

/** The same as a nested list: a driver that serves two stands under both, and says so. */
export function DriverList({ drawing, aim }: { drawing: Drawing; aim: string }) {
  const tops = drawing.boxes.filter(
    ({ key, kind }) => kind === "primary" && !drawing.links.some((l) => l.lower === key),
  );
  const placed = new Set(tops.flatMap((top) => [...under(drawing, top.key)]));
  const loose = drawing.boxes.filter(
    ({ key }) =>
      !placed.has(key) && !drawing.links.some(({ lower }) => lower === key) && !tops.some((t) => t.key === key),
  );
  return (
    <div className="driver-list">
      <p>
        <strong>Aim:</strong> {aim}
      </p>
      <ul>
        {tops.map((box) => (
          <Branch key={box.key} box={box} drawing={drawing} weak={false} />
        ))}
      </ul>
      {loose.length > 0 && (
        <>
          <p>Not linked to anything yet</p>
          <ul>
            {loose.map((box) => (
              <Branch key={box.key} box={box} drawing={drawing} weak={false} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function under({ links }: Drawing, key: string): Set<string> {
  const found = new Set([key]);
  for (const each of found) for (const link of links) if (link.upper === each) found.add(link.lower);
  return found;
}

function Branch({ box, drawing, weak }: { box: Box; drawing: Drawing; weak: boolean }) {
  const serving = drawing.links.filter(({ upper }) => upper === box.key);
  const uppers = drawing.links.filter(({ lower }) => lower === box.key).length;
  return (
    <li>
      {box.title}
      {box.words !== null && <span className="note"> {box.words}</span>}
      {weak && <span className="note"> (a weak link)</span>}
      {uppers > 1 && <span className="note"> (serves {uppers} drivers)</span>}
      {serving.length > 0 && (
        <ul>
          {serving.map(({ lower, strong }) => {
            const found = drawing.boxes.find(({ key }) => key === lower);
            return found && <Branch key={lower} box={found} drawing={drawing} weak={!strong} />;
          })}
        </ul>
      )}
    </li>
  );
}
