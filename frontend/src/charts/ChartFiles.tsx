import { useState, type RefObject } from "react";
import { save } from "../api/client";
import { pngOf, svgOf } from "./picture";

type ChartFilesProps = {
  drawing: RefObject<SVGSVGElement | null>;
  /** written above the saved picture */
  title: string;
  /** lines written under it; empty ones are left out */
  under?: string[];
  /** of the files, without what follows the dot */
  name: string;
  csv: () => void | Promise<void>;
};

/** A chart to keep: as a picture of dots, as one of lines, as its values. */
export function ChartFiles({ drawing, title, under = [], name, csv }: ChartFilesProps) {
  const [failed, setFailed] = useState<string | null>(null);
  const keep = async (kind: string, make: () => void | Promise<void>) => {
    setFailed(null);
    try {
      await make();
    } catch {
      setFailed(`The ${kind} could not be made. Try again.`);
    }
  };
  const png = async () => {
    if (drawing.current) save(await pngOf(drawing.current, title, under), `${name}.png`);
  };
  const svg = () => {
    if (drawing.current) save(svgOf(drawing.current, title, under), `${name}.svg`);
  };
  return (
    <div className="actions">
      {failed && <p role="alert">{failed}</p>}
      <button type="button" className="button" onClick={() => void keep("PNG", png)}>
        PNG
      </button>
      <button type="button" className="button" onClick={() => void keep("SVG", svg)}>
        SVG
      </button>
      <button type="button" className="button" onClick={() => void keep("CSV", csv)}>
        CSV
      </button>
    </div>
  );
}
