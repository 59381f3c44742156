import { useState } from "react";
import type { LearningSet, SetMeeting, Undertaking } from "../../api/facultyTypes";
import { shortDate } from "../../lib/period";
import { Tag } from "../../ui/Tag";
import { UndertakingForm } from "./UndertakingForm";

type Person = { participant: number; name: string; mine: boolean; left: boolean };

/** What each member brought to a meeting and undertook. Members write their own, the facilitator anyone's. */
export function Undertakings({ set, meeting }: { set: LearningSet; meeting: SetMeeting }) {
  const written = new Map(meeting.undertakings.map((each) => [each.participant, each]));
  const members: Person[] = set.members.map(({ participant, name, you, left_on }) => ({
    participant,
    name,
    mine: set.facilitator.you || you,
    left: left_on !== null,
  }));
  const gone: Person[] = meeting.undertakings
    .filter(({ participant }) => !set.members.some((each) => each.participant === participant))
    .map(({ participant, name }) => ({ participant, name, mine: false, left: true }));
  const people = [...members, ...gone].filter(({ participant, left }) => !left || written.has(participant));
  return (
    <ul className="undertakings">
      {people.map((person) => (
        <One
          key={person.participant}
          set={set.id}
          meeting={meeting}
          person={person}
          written={written.get(person.participant)}
        />
      ))}
    </ul>
  );
}

type OneProps = { set: number; meeting: SetMeeting; person: Person; written: Undertaking | undefined };

function One({ set, meeting, person, written }: OneProps) {
  const [writing, setWriting] = useState(false);
  return (
    <li>
      <div className="undertaking__head">
        <h4>{person.name}</h4>
        {written?.done_on && <Tag tone="green">done {shortDate(written.done_on)}</Tag>}
        {person.mine && !writing && (
          <button type="button" className="link-button" onClick={() => setWriting(true)}>
            {written ? "Change" : "Write it down"}
            <span className="visually-hidden"> for {person.name}</span>
          </button>
        )}
      </div>
      {writing ? (
        <UndertakingForm
          set={set}
          meeting={meeting}
          person={person}
          written={written}
          onDone={() => setWriting(false)}
        />
      ) : written ? (
        <dl className="undertaking">
          <dt>Brings</dt>
          <dd>{written.question}</dd>
          <dt>Undertakes</dt>
          <dd>{written.undertakes || "Nothing written yet"}</dd>
        </dl>
      ) : (
        <p className="note">Nothing written yet.</p>
      )}
    </li>
  );
}
