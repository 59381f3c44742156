import type { Matrix } from "./queries";

/** On a phone there is no room for all: one innovation is chosen first. */
export function InnovationList({ matrix, onChoose }: { matrix: Matrix; onChoose: (code: string) => void }) {
  return (
    <ul className="card innovation-list only-phone">
      {matrix.innovations.map(({ code, title, using }) => (
        <li key={code}>
          <button type="button" className="link-button" onClick={() => onChoose(code)}>
            {title}
          </button>
          <span className="note nowrap">
            {using} of {matrix.practices} use it
          </span>
        </li>
      ))}
    </ul>
  );
}
