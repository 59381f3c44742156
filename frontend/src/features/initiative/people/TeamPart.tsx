import { Checkboxes, TextInput } from "nhsuk-react-components";
import { organisationWords, chosenCode } from "../../../ui/chosenCode";
import { Empty } from "../../../ui/Empty";
import type { FieldProblem } from "../../../ui/fieldProblems";
import { PickOrganisation } from "../../../ui/PickOrganisation";
import { ScrollCard } from "../../../ui/ScrollCard";
import { Tag } from "../../../ui/Tag";
import { useEntry } from "../../../ui/useEntry";
import { useOpened } from "../../../ui/useOpened";
import { EntryCard } from "../EntryCard";
import { Part } from "../Part";
import { Remove } from "../Remove";
import { addMember, changeMember, removeMember } from "./queries";
import type { Page } from "../types";

type Member = Page["team"][number];
type MemberTyped = { name: string; email: string; role: string; leads: boolean; organisation: string };
const KINDS = ["practice", "federation", "network", "commissioner"] as const;
const NAMES: Record<keyof MemberTyped, string> = {
  name: "Name",
  email: "Email",
  role: "Part in the team",
  leads: "Leads it",
  organisation: "Organisation",
};

const shown = (field: keyof MemberTyped, value: string): string =>
  field === "leads" ? (value === "true" ? "yes" : "no") : value;

const typedOf = (member?: Member): MemberTyped => ({
  name: member?.name ?? "",
  email: "",
  role: member?.role ?? "",
  leads: member?.leads ?? false,
  organisation: member?.organisation ? organisationWords(member.organisation) : "",
});

function problemsIn({ name, organisation }: MemberTyped): FieldProblem<keyof MemberTyped>[] {
  const problems: FieldProblem<keyof MemberTyped>[] = [];
  if (name.trim() === "") problems.push({ field: "name", message: "Say who it is." });
  if (organisation.trim() !== "" && chosenCode(organisation) === undefined) {
    problems.push({ field: "organisation", message: "Choose an organisation from the list, or leave it empty." });
  }
  return problems;
}

/** The team: who, in which part, from where. */
export function TeamPart({ page: { code, team } }: { page: Page }) {
  const { opened, said, open, cancel, finish } = useOpened<"new" | number>();
  const changed = team.find(({ id }) => id === opened);
  return (
    <Part
      id="team-heading"
      title="Team"
      add={{ label: "Add a member", onOpen: () => open("new") }}
      form={
        <>
          {opened === "new" && <MemberForm code={code} onDone={finish} onCancel={cancel} />}
          {changed && <MemberForm key={changed.id} code={code} member={changed} onDone={finish} onCancel={cancel} />}
        </>
      }
      said={said}
    >
      {team.length === 0 ? (
        <Empty title="Nobody named yet.">Who leads it, who measures, and who sees patients?</Empty>
      ) : (
        <ScrollCard label="Table of the team">
          <table className="table">
            <caption className="visually-hidden">The team</caption>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Part in the team</th>
                <th scope="col">From</th>
                <th scope="col">
                  <span className="visually-hidden">Change or remove</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {team.map((member) => (
                <tr key={member.id}>
                  <th scope="row">
                    <strong>{member.name}</strong> {member.leads && <Tag tone="blue">Leads</Tag>}
                  </th>
                  <td>{member.role}</td>
                  <td>{member.organisation?.name}</td>
                  <td>
                    <span className="actions row-acts">
                      <button type="button" className="link-button" onClick={() => open(member.id)}>
                        Change<span className="visually-hidden">: {member.name}</span>
                      </button>
                      <Remove
                        of={member.name}
                        question={`${member.name} leaves the team.`}
                        still={`${member.name} is still in the team.`}
                        remove={() => removeMember(code, member.id, member.revision)}
                      />
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollCard>
      )}
    </Part>
  );
}

type MemberFormProps = { code: string; member?: Member; onDone: (said: string) => void; onCancel: () => void };

function MemberForm({ code, member, onDone, onCancel }: MemberFormProps) {
  const entry = useEntry<MemberTyped>({
    name: member ? `member.${member.id}` : `member.new.${code}`,
    start: () => typedOf(member),
    problemsIn,
    existing: member && { saved: typedOf(member), revision: member.revision },
    send: ({ name, email, role, leads, organisation }, { revision }) => {
      const said = { role: role.trim(), leads, organisation: chosenCode(organisation) ?? null };
      return member
        ? changeMember(code, member.id, revision, said)
        : addMember(code, { ...said, name: name.trim(), email: email.trim() || null });
    },
    onDone: (_, { name }) => onDone(member ? `${name} is changed.` : `${name.trim()} is in the team.`),
  });
  const { field, typed, change, idOf, wrong } = entry;
  return (
    <EntryCard
      entry={entry}
      name="member"
      title={member ? `Change ${member.name}` : "Add a member"}
      unchanged="The team is as it was"
      act={member ? "Save" : "Add to the team"}
      onCancel={onCancel}
      existing={member && { what: member.name, names: NAMES, shown }}
    >
      {!member && (
        <>
          <TextInput label="Name" autoComplete="off" {...field("name")} />
          <TextInput
            label="Email (optional)"
            hint="Tells apart two of one name."
            type="email"
            autoComplete="off"
            {...field("email")}
          />
        </>
      )}
      <TextInput label="Part in the team" hint="“Practice manager”, “measures”" {...field("role")} />
      <PickOrganisation
        id={idOf("organisation")}
        label="From (optional)"
        hint="A practice, a federation, a commissioner."
        kinds={KINDS}
        value={typed.organisation}
        error={wrong("organisation")}
        onChange={(organisation) => change({ organisation })}
      />
      <Checkboxes>
        <Checkboxes.Item
          id={idOf("leads")}
          checked={typed.leads}
          onChange={(event) => change({ leads: event.currentTarget.checked })}
        >
          Leads it
        </Checkboxes.Item>
      </Checkboxes>
    </EntryCard>
  );
}
