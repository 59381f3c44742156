import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Details, Select, TextInput } from "nhsuk-react-components";
import { useId, useRef, useState, type DragEvent } from "react";
import { formats } from "./formats";
import { send } from "./sendings";
import type { SendOptions } from "./upload";

/** Sends files and shows how they go: one on a page of its own, several in the list. */
export function useSend() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return (files: File[], options: SendOptions) => {
    if (files.length === 0) return;
    send(files, options, () => void queryClient.invalidateQueries());
    void navigate({ to: files.length === 1 ? "/data/imports/sending" : "/data" });
  };
}

/** A place to drop files, or choose them; what is rarely needed is folded away. */
export function DropFile() {
  const sendFiles = useSend();
  const [over, setOver] = useState(false);
  const [options, setOptions] = useState<SendOptions>({ on_bad_rows: "refuse" });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    sendFiles([...event.dataTransfer.files], options);
  };
  return (
    <section className="card" aria-labelledby="send-heading">
      <h2 id="send-heading">Send files</h2>
      {/* Dropping is a shortcut for a pointer: the button inside does the same for everyone. */}
      <div
        className="drop"
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p>
          <span className="only-wide">Drop files here, or </span>
          <ChooseFile multiple label="Choose files" look="main" onChosen={(files) => sendFiles(files, options)} />
        </p>
        <p className="note">
          Groundswell recognises the official files by itself. A file with a row that cannot be right is refused whole,
          and every such row is listed; nothing is ever half loaded.
        </p>
      </div>
      <Options options={options} onChange={setOptions} />
    </section>
  );
}

type ChooseFileProps = {
  label: string;
  multiple?: boolean;
  look?: "main" | "even" | "link";
  onChosen: (files: File[]) => void;
};

/** A button that opens the computer's own list of files. */
export function ChooseFile({ label, multiple = false, look = "even", onChosen }: ChooseFileProps) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  return (
    <>
      <input
        ref={input}
        id={id}
        className="visually-hidden"
        type="file"
        multiple={multiple}
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          onChosen([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
      <button
        type="button"
        className={look === "link" ? "link-button" : `button button--${look}`}
        onClick={() => input.current?.click()}
      >
        {label}
      </button>
    </>
  );
}

function Options({ options, onChange }: { options: SendOptions; onChange: (options: SendOptions) => void }) {
  return (
    <Details className="drop-options">
      <Details.Summary>Options</Details.Summary>
      <Details.Text>
        <Select
          label="What kind of file it is"
          hint="Only where Groundswell takes it for something else."
          value={options.as ?? ""}
          onChange={(event) => onChange({ ...options, as: event.currentTarget.value || undefined })}
        >
          <Select.Option value="">Recognise it</Select.Option>
          {formats.map(({ value, label }) => (
            <Select.Option key={value} value={value}>
              {label}
            </Select.Option>
          ))}
        </Select>
        <TextInput
          label="The day it speaks of"
          hint="Only where neither the file nor its name says. An older statement never overwrites a newer one."
          type="date"
          className="nhsuk-input--width-10"
          value={options.as_at ?? ""}
          onChange={(event) => onChange({ ...options, as_at: event.currentTarget.value || undefined })}
        />
        <label className="check">
          <input
            type="checkbox"
            checked={options.on_bad_rows === "skip"}
            onChange={(event) => onChange({ ...options, on_bad_rows: event.currentTarget.checked ? "skip" : "refuse" })}
          />
          Load the good rows even if others need fixing
        </label>
      </Details.Text>
    </Details>
  );
}
