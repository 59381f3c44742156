import { Radios, TextInput } from "nhsuk-react-components";
import { recordChange } from "./queries";
import { SettingForm } from "./SettingForm";
import { changeOf, emptyChange, problemsInChange, type ChangeTyped, type Place } from "./settings";
import { useSetting } from "./useSetting";
import { WordsField } from "./WordsField";

type ChangeFormProps = { place: Place; onDone: (said: string) => void; onCancel: () => void };

/** Something that was done on a day, marked under the charts it may explain. */
export function ChangeForm({ place, onDone, onCancel }: ChangeFormProps) {
  const { typed, change, wrong, submit, ...frame } = useSetting<ChangeTyped>({
    start: emptyChange,
    problemsIn: problemsInChange,
    send: (sent) => recordChange(changeOf(place, sent)),
    onDone: ({ words }) => onDone(`Recorded: “${words.trim()}”`),
  });
  return (
    <SettingForm
      {...frame}
      title="Record a change"
      name="change"
      unchanged="Nothing has been recorded"
      act="Record it"
      onSubmit={submit}
      onCancel={onCancel}
    >
      <TextInput
        id="change-day"
        label="Day"
        labelProps={{ size: "s" }}
        hint="The first day it was so."
        type="date"
        placeholder="2017-04-01"
        value={typed.day}
        error={wrong("day")}
        onChange={(event) => change({ day: event.currentTarget.value })}
      />
      <WordsField
        id="change-words"
        label="What changed"
        hint="In a few words: New phone system at nine practices."
        value={typed.words}
        error={wrong("words")}
        onChange={(words) => change({ words })}
      />
      <Radios legend="Where it is shown" legendProps={{ size: "s" }} small name="scope">
        <Radios.Item value="measure" checked={typed.scope === "measure"} onChange={() => change({ scope: "measure" })}>
          On this measure
        </Radios.Item>
        <Radios.Item value="all" checked={typed.scope === "all"} onChange={() => change({ scope: "all" })}>
          On every measure here
        </Radios.Item>
      </Radios>
    </SettingForm>
  );
}
