import type { KeyboardEvent, RefObject } from "react";
import { kindWords, type Box, type Drawing } from "./diagram";
import type { Layout, Placed } from "./layout";
import { IdeaMark } from "./IdeaMark";
import "./diagram.css";

type DiagramPictureProps = {
  drawn: Layout;
  drawing: Drawing;
  /** the sentence that names the picture */
  name: string;
  svg?: RefObject<SVGSVGElement | null>;
  editing?: {
    /** the key of the box in hand */
    selected: string | null;
    onSelect: (key: string) => void;
    /** the pointer went down on a box, and came up on one: a link is drawn from the one to the other */
    onPress: (key: string) => void;
    onRelease: (key: string) => void;
    onKeyDown: (event: KeyboardEvent) => void;
  };
};

/** A driver diagram as a picture. While it is edited its boxes take the focus, one tab stop for all. */
export function DiagramPicture({ drawn, drawing, name, svg, editing }: DiagramPictureProps) {
  const { aim } = drawn;
  return (
    <svg
      ref={svg}
      className={editing ? "diagram diagram--editing" : "diagram"}
      width={drawn.width}
      height={drawn.height}
      viewBox={`0 0 ${drawn.width} ${drawn.height}`}
      {...(editing ? { role: "group" } : { role: "img" })}
      aria-label={name}
    >
      {drawn.heads.map(({ x, words }) => (
        <text key={words} x={x} y={14} className="diagram__head" aria-hidden="true">
          {words}
        </text>
      ))}
      <g aria-hidden="true" fill="none">
        {drawn.spine.map((path) => (
          <path key={path} d={path} className="diagram__line" />
        ))}
        {drawn.lines.map(({ link, path, shared }) => (
          <path
            key={`${link.upper} ${link.lower}`}
            d={path}
            className={`diagram__line${shared ? " diagram__line--shared" : ""}${link.strong ? "" : " diagram__line--weak"}`}
          />
        ))}
      </g>
      <g aria-hidden={editing ? undefined : true}>
        <rect x={aim.x} y={aim.y} width={aim.width} height={aim.height} rx={3} className="diagram__aim" />
        <text className="diagram__aim-words" aria-hidden="true">
          {aim.lines.map((line, at) => (
            <tspan key={line} x={aim.x + 12} y={aim.y + 33 + at * 18}>
              {line}
            </tspan>
          ))}
        </text>
      </g>
      {drawn.boxes.map((placed, at) =>
        editing ? (
          <PressableBox key={placed.box.key} placed={placed} drawing={drawing} first={at === 0} editing={editing} />
        ) : (
          <g key={placed.box.key} aria-hidden="true">
            <BoxShape placed={placed} />
          </g>
        ),
      )}
    </svg>
  );
}

type PressableBoxProps = {
  placed: Placed;
  drawing: Drawing;
  first: boolean;
  editing: NonNullable<DiagramPictureProps["editing"]>;
};

function PressableBox({ placed, drawing, first, editing }: PressableBoxProps) {
  const { key } = placed.box;
  const selected = editing.selected === key;
  return (
    <g
      role="button"
      data-box={key}
      className={selected ? "diagram__box diagram__box--selected" : "diagram__box"}
      tabIndex={selected || (editing.selected === null && first) ? 0 : -1}
      aria-pressed={selected}
      aria-label={boxName(placed.box, drawing)}
      onClick={() => editing.onSelect(key)}
      onFocus={() => editing.onSelect(key)}
      onKeyDown={editing.onKeyDown}
      onPointerDown={() => editing.onPress(key)}
      onPointerUp={() => editing.onRelease(key)}
    >
      <BoxShape placed={placed} />
    </g>
  );
}

function BoxShape({ placed: { box, x, y, width, height, lines } }: { placed: Placed }) {
  const idea = box.kind === "change_idea";
  const left = x + (idea ? 38 : 12);
  return (
    <>
      <rect x={x} y={y} width={width} height={height} rx={3} className={`diagram__rect diagram__rect--${box.kind}`} />
      {idea && <IdeaMark state={box.state ?? "not_tested"} x={x + 20} y={y + height / 2} />}
      <text className={idea ? "diagram__words diagram__words--idea" : "diagram__words"}>
        {lines.map((line, at) => (
          <tspan key={`${at} ${line}`} x={left} y={y + 24 + at * 18}>
            {line}
          </tspan>
        ))}
        {box.words !== null && (
          <tspan x={left} y={y + 24 + lines.length * 18} className="diagram__under">
            {box.words}
          </tspan>
        )}
      </text>
    </>
  );
}

function boxName(box: Box, { boxes, links }: Drawing): string {
  const uppers = links
    .filter(({ lower }) => lower === box.key)
    .map(({ upper, strong }) => {
      const title = boxes.find(({ key }) => key === upper)?.title ?? "";
      return strong ? title : `${title} (weakly)`;
    });
  const serves = box.kind === "primary" ? ["the aim", ...uppers] : uppers;
  const words = box.words === null ? "" : ` ${box.words}.`;
  return `${kindWords(box.kind)}: ${box.title}.${words} ${serves.length ? `Serves ${serves.join("; ")}.` : "Serves nothing yet."}`;
}
