import { useQuery } from "@tanstack/react-query";
import { Checkboxes, Fieldset, Select, TextInput } from "nhsuk-react-components";
import { Failing } from "../../ui/Failing";
import { textField } from "../../ui/textField";
import { facilitatorsQuery, participantsQuery, setsQuery } from "./queries";
import { inOtherSets, type SetTyped } from "./sets";

type SetFieldsProps = {
  cohort: string;
  /** the set that is changed; nothing for a new one */
  own?: number;
  typed: SetTyped;
  setTyped: (typed: SetTyped) => void;
  wrong: (field: keyof SetTyped) => string | undefined;
  idOf: (field: string) => string;
};

/** Its name, who facilitates it, and who of the cohort is in it. Nobody is in two. */
export function SetFields({ cohort, own, typed, setTyped, wrong, idOf }: SetFieldsProps) {
  const { data: faculty } = useQuery(facilitatorsQuery());
  const { data: people, error } = useQuery(participantsQuery(cohort));
  const { data: sets } = useQuery(setsQuery(cohort));
  const elsewhere = inOtherSets(sets?.items ?? [], own);
  const standing = sets?.items.find(({ id }) => id === own)?.members ?? [];
  const left = standing.filter(({ participant }) => !people?.items.some(({ id }) => id === participant));
  const free = people?.items.filter(({ id }) => !elsewhere.has(id)) ?? [];
  const choices = [...free, ...left.map(({ participant, name }) => ({ id: participant, name }))];
  const inOthers = (people?.items.length ?? 0) - free.length;
  const text = textField({ typed, setTyped, wrong, idOf });
  return (
    <>
      <TextInput
        label="Name"
        hint="A letter or a name, one for each set of the cohort."
        maxLength={60}
        {...text("name")}
      />
      <Select label="Facilitator" {...text("facilitator")}>
        <Select.Option value="">Choose one</Select.Option>
        {faculty?.items.map(({ id, name }) => (
          <Select.Option key={id} value={String(id)}>
            {name}
          </Select.Option>
        ))}
      </Select>
      {error && <Failing what="The people of the cohort could not be fetched." error={error} />}
      {choices.length > 0 && (
        <Fieldset>
          <Fieldset.Legend>
            Members <span className="note">({typed.members.length} chosen; about six are a set)</span>
          </Fieldset.Legend>
          <Checkboxes id={idOf("members")} small className="set-members" error={wrong("members")}>
            {choices.map(({ id, name }) => (
              <Checkboxes.Item
                key={id}
                value={String(id)}
                id={`${idOf("members")}-${id}`}
                checked={typed.members.includes(id)}
                onChange={(event) =>
                  setTyped({
                    ...typed,
                    members: event.currentTarget.checked
                      ? [...typed.members, id]
                      : typed.members.filter((each) => each !== id),
                  })
                }
              >
                {name}
              </Checkboxes.Item>
            ))}
          </Checkboxes>
        </Fieldset>
      )}
      {inOthers > 0 && (
        <p className="note">
          {inOthers} {inOthers === 1 ? "person is" : "people are"} in another set already
          {choices.length === 0 && ": take some out of theirs first"}.
        </p>
      )}
    </>
  );
}
