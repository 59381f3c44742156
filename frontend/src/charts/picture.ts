/** A chart as a file of its own: styles are written into the copy, since the page's stylesheet does not go with it. */

const PROPERTIES = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linejoin",
  "opacity",
  "paint-order",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "font-variant-numeric",
];

/** The chart as a standalone SVG, on white, with its title above and lines on how it was made under it. */
export function svgOf(chart: SVGSVGElement, title: string, under: string[]): Blob {
  return new Blob([new XMLSerializer().serializeToString(standalone(chart, title, under))], { type: "image/svg+xml" });
}

/** The chart as a PNG at twice its size on screen. */
export async function pngOf(chart: SVGSVGElement, title: string, under: string[]): Promise<Blob> {
  const copy = standalone(chart, title, under);
  const width = Number(copy.getAttribute("width"));
  const height = Number(copy.getAttribute("height"));
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: width * 2, height: height * 2 });
  canvas.getContext("2d")?.drawImage(image, 0, 0, width * 2, height * 2);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture could not be made."))), "image/png"),
  );
}

const TITLE_HEIGHT = 32;
const LINE_HEIGHT = 16;
const MARGIN = 8;

function standalone(chart: SVGSVGElement, title: string, under: string[]): SVGSVGElement {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const originals = [chart, ...chart.querySelectorAll("*")];
  const copies = [copy, ...copy.querySelectorAll("*")];
  originals.forEach((original, index) => {
    const styles = getComputedStyle(original);
    for (const name of PROPERTIES) copies[index]?.setAttribute(name, styles.getPropertyValue(name));
  });
  for (const gone of copy.querySelectorAll(".point__reach, .point__ring")) gone.remove();
  const width = Number(chart.getAttribute("width"));
  const lines = under.filter((words) => words !== "");
  const drawn = Number(chart.getAttribute("height"));
  const height = TITLE_HEIGHT + drawn + LINE_HEIGHT * lines.length + (lines.length ? MARGIN : 0);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("height", String(height));
  copy.setAttribute("viewBox", `0 ${-TITLE_HEIGHT} ${width} ${height}`);
  copy.prepend(shape("rect", { y: -TITLE_HEIGHT, width, height, fill: "#fff" }));
  const write = (words: string, y: number, style: Record<string, string | number>) => {
    const line = shape("text", { x: 8, y, "font-family": "Arial, sans-serif", ...style });
    line.textContent = words;
    copy.append(line);
  };
  write(title, -10, { "font-size": 16, "font-weight": 600 });
  lines.forEach((words, index) => write(words, drawn + LINE_HEIGHT * (index + 1), { "font-size": 12 }));
  return copy;
}

function shape(name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}
