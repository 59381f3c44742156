import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button } from "nhsuk-react-components";
import { useRef, useState, type KeyboardEvent } from "react";
import { ApiProblem } from "../../../api/problem";
import { useDraft } from "../../../lib/draft";
import { initiativePath } from "../../../lib/places";
import { Conflict } from "../../../ui/Conflict";
import { Failing } from "../../../ui/Failing";
import { KeptDraft } from "../../../ui/KeptDraft";
import { ScrollCard } from "../../../ui/ScrollCard";
import { AddBoxes } from "./AddBoxes";
import { aimWords } from "./aim";
import { BoxPanel } from "./BoxPanel";
import { closesLoop, drawingOf, isLeftOf, linked, removed, sentOf, type Diagram, type Drawing } from "./diagram";
import { layout, type Placed } from "./layout";
import { DiagramPicture } from "./DiagramPicture";
import { DriverList } from "./DriverList";
import { driversQuery, saveDrivers } from "./queries";
import "../../../ui/form.css";

type DiagramEditorProps = { code: string; opened: Diagram; measures: { id: number; title: string }[] };
type Draft = { revision: number; drawing: Drawing };

/** Boxes are added under the picture and linked in the panel, or by dragging from one box to another. */
export function DiagramEditor({ code, opened, measures }: DiagramEditorProps) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [empty] = useState<Draft>(() => ({ revision: opened.revision, drawing: drawingOf(opened) }));
  const { draft, setDraft, kept, forget } = useDraft<Draft>(`drivers.${code}`, empty);
  const { drawing } = draft;
  const [selected, setSelected] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const [stands, setStands] = useState<Diagram | null>(null);
  const pressed = useRef<string | null>(null);
  const aim = aimWords(opened.aim);
  const drawn = layout(drawing, aim);
  const box = drawing.boxes.find(({ key }) => key === selected);

  const change = (next: Drawing, words: string) => {
    setDraft({ ...draft, drawing: next });
    if (words) setSaid(words);
    if (selected !== null && !next.boxes.some(({ key }) => key === selected)) setSelected(null);
  };
  const save = useMutation({
    mutationFn: (revision: number) =>
      saveDrivers(code, revision, sentOf({ ...drawing, boxes: drawn.boxes.map((placed) => placed.box) })),
    onSuccess: async (saved) => {
      forget();
      queryClient.setQueryData(driversQuery(code).queryKey, saved);
      await queryClient.invalidateQueries({ queryKey: ["initiative", code] });
      await navigate({ to: initiativePath(code) });
    },
    onError: async (error) => {
      if (error instanceof ApiProblem && error.status === 412) {
        setStands(await queryClient.fetchQuery({ ...driversQuery(code), staleTime: 0 }));
      }
    },
  });
  const release = (to: string) => {
    const from = pressed.current;
    pressed.current = null;
    const [one, other] = [from, to].map((key) => drawing.boxes.find((each) => each.key === key));
    if (!one || !other || one === other) return;
    const [upper, lower] = isLeftOf(other.kind, one.kind) ? [other, one] : [one, other];
    if (closesLoop(drawing, upper.key, lower.key)) {
      setSaid(`${upper.title} already serves ${lower.title}: a link back would close a loop.`);
    } else {
      change(linked(drawing, upper.key, lower.key, true), `${lower.title} serves ${upper.title}.`);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const here = drawn.boxes.find((placed) => placed.box.key === selected);
    if (!here) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      document.getElementById("box-title")?.focus();
    } else if (event.key === "Delete") {
      change(removed(drawing, here.box.key), `${here.box.title} was taken out.`);
    } else {
      const next = neighbour(drawn.boxes, here, event.key);
      if (!next) return;
      event.preventDefault();
      setSelected(next.box.key);
      document.querySelector<SVGGElement>(`[data-box="${next.box.key}"]`)?.focus();
    }
  };
  const titled = drawing.boxes.every(({ title }) => title.trim() !== "");
  return (
    <div className="diagram-edit">
      <KeptDraft kept={kept} onForget={forget} />
      {stands && (
        <Conflict
          what="The diagram"
          differences={[
            {
              label: "The whole diagram",
              theirs: <DriverList drawing={drawingOf(stands)} aim={aim} />,
              mine: <DriverList drawing={drawing} aim={aim} />,
            },
          ]}
          busy={save.isPending}
          onMine={() => save.mutate(stands.revision)}
          onTheirs={() => {
            forget();
            setDraft({ revision: stands.revision, drawing: drawingOf(stands) });
            setStands(null);
            save.reset();
          }}
        />
      )}
      <ScrollCard label="Driver diagram">
        <div className="diagram-card">
          <DiagramPicture
            drawn={drawn}
            drawing={drawing}
            name="Driver diagram. Arrow keys move between boxes, Enter changes one, Delete takes it out."
            editing={{
              selected,
              onSelect: setSelected,
              onPress: (key) => (pressed.current = key),
              onRelease: release,
              onKeyDown,
            }}
          />
        </div>
      </ScrollCard>
      <p className="note" aria-live="polite">
        {said}
      </p>
      <AddBoxes
        drawing={drawing}
        serving={box ?? null}
        onAdded={(next, key, words) => {
          change(next, words);
          if (box === undefined) setSelected(key);
        }}
      />
      {box && <BoxPanel drawing={drawing} box={box} measures={measures} onChange={change} />}
      {save.error && !stands && <Failing what="The diagram has not been saved." error={save.error} />}
      <p className="actions">
        <Button
          small
          type="button"
          disabled={save.isPending || !titled || stands !== null}
          onClick={() => save.mutate(draft.revision)}
        >
          Save the diagram
        </Button>
        <button
          type="button"
          className="link-button"
          onClick={() => {
            forget();
            void navigate({ to: initiativePath(code) });
          }}
        >
          Leave it as it was
        </button>
      </p>
    </div>
  );
}

/** The next box in the direction of an arrow key: in the column above or below, in the next column the nearest. */
function neighbour(boxes: Placed[], here: Placed, key: string): Placed | undefined {
  const middle = ({ y, height }: Placed) => y + height / 2;
  const column = boxes.filter(({ x }) => x === here.x).sort((one, other) => one.y - other.y);
  const at = column.indexOf(here);
  if (key === "ArrowUp") return column[at - 1];
  if (key === "ArrowDown") return column[at + 1];
  const beside = boxes.filter(({ x }) => (key === "ArrowLeft" ? x < here.x : key === "ArrowRight" && x > here.x));
  const distance = (other: Placed) => Math.abs(other.x - here.x) * 100 + Math.abs(middle(other) - middle(here));
  return beside.sort((one, other) => distance(one) - distance(other))[0];
}
