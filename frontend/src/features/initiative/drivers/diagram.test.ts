import { describe, expect, it } from "vitest";
import { added, changed, closesLoop, linked, removed, sentOf, type Drawing } from "./diagram";
import { crossings, layout, ordered, wrapped } from "./layout";

function drawn(): Drawing {
  const [one, first] = added({ boxes: [], links: [] }, "primary", "Calls are answered quickly", null);
  const [two] = added(one, "primary", "Fewer calls arrive", null);
  const [three, second] = added(two, "secondary", "Staff on phones match demand", first);
  return added(three, "change_idea", "Phone shift starts at 7.45", second)[0];
}

describe("changing a diagram", () => {
  it("adds a box that serves the one in hand", () => {
    expect(drawn().links).toEqual([
      { upper: "new 1", lower: "new 3", strong: true },
      { upper: "new 3", lower: "new 4", strong: true },
    ]);
  });

  it("gives a new box a key of its own after one has gone", () => {
    const [drawing, key] = added(removed(drawn(), "new 2"), "primary", "Another", null);
    expect(key).not.toBe("new 4");
    expect(new Set(drawing.boxes.map((box) => box.key)).size).toBe(4);
  });

  it("takes a box's links with it", () => {
    expect(removed(drawn(), "new 3").links).toEqual([]);
  });

  it("makes a link weak, and takes it away", () => {
    const weak = linked(drawn(), "new 1", "new 3", false);
    expect(weak.links).toContainEqual({ upper: "new 1", lower: "new 3", strong: false });
    expect(weak.links).toHaveLength(2);
    expect(linked(weak, "new 1", "new 3", null).links).toHaveLength(1);
  });

  it("knows a loop before it is drawn", () => {
    const drawing = drawn();
    expect(closesLoop(drawing, "new 4", "new 1")).toBe(true);
    expect(closesLoop(drawing, "new 1", "new 1")).toBe(true);
    expect(closesLoop(drawing, "new 2", "new 3")).toBe(false);
  });

  it("is sent with its keys, its titles and nothing of what is only shown", () => {
    const sent = sentOf(changed(drawn(), "new 1", { title: "Calls are short" }));
    expect(sent.drivers[0]).toEqual({
      key: "new 1",
      id: null,
      kind: "primary",
      title: "Calls are short",
      measure_id: null,
      elsewhere: null,
    });
  });
});

describe("laying it out", () => {
  it("breaks lines between words", () => {
    expect(wrapped("Missed calls at nine practices", 14)).toEqual(["Missed calls", "at nine", "practices"]);
    expect(wrapped("", 14)).toEqual([]);
  });

  it("finds an order without crossings where there is one", () => {
    let drawing: Drawing = { boxes: [], links: [] };
    const uppers = ["a", "b", "c"].map((title) => {
      const [next, key] = added(drawing, "secondary", title, null);
      drawing = next;
      return key;
    });
    for (const upper of [...uppers].reverse()) [drawing] = added(drawing, "change_idea", `of ${upper}`, upper);
    expect(
      crossings(
        [[], ...["secondary", "change_idea"].map((kind) => drawing.boxes.filter((b) => b.kind === kind))],
        drawing.links,
      ),
    ).toBe(3);
    expect(crossings(ordered(drawing), drawing.links)).toBe(0);
  });

  it("overlaps no two boxes and stays inside the picture", () => {
    let drawing = drawn();
    for (let number = 0; number < 12; number += 1) {
      [drawing] = added(
        drawing,
        "change_idea",
        `Idea ${number} with a title that needs more than one line of the box`,
        "new 3",
      );
    }
    const { boxes, height } = layout(drawing, "Fewer missed calls");
    for (const one of boxes) {
      expect(one.y).toBeGreaterThanOrEqual(0);
      expect(one.y + one.height).toBeLessThanOrEqual(height);
      for (const other of boxes) {
        if (one === other || one.x !== other.x) continue;
        expect(one.y + one.height <= other.y || other.y + other.height <= one.y).toBe(true);
      }
    }
  });

  it("marks what serves two", () => {
    const { lines } = layout(linked(drawn(), "new 2", "new 3", true), "An aim");
    expect(lines.filter(({ shared }) => shared).map(({ link }) => link.upper)).toEqual(["new 1", "new 2"]);
  });
});
