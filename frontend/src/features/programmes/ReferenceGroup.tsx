import { Details } from "nhsuk-react-components";
import type { GroupMeeting, GroupSeat, ProgrammePage } from "../../api/programmeTypes";
import { longDate, shortDate } from "../../lib/period";
import { Said } from "../../ui/Said";
import { useOpened } from "../../ui/useOpened";
import { EndSeatForm, MeetingForm, SeatForm } from "./GroupForms";

type ReferenceGroupProps = { group: ProgrammePage["reference_group"]; code: string; mayRun: boolean };
type Act = { kind: "seat" } | { kind: "end"; seat: GroupSeat } | { kind: "meeting"; meeting?: GroupMeeting };

/** Who advises on the programme, and when they meet. */
export function ReferenceGroup({ group, code, mayRun }: ReferenceGroupProps) {
  const { members, former, met, to_come } = group;
  const { opened, said, open, cancel, finish } = useOpened<Act>();
  const form = { onDone: finish, onCancel: cancel };
  const onMeeting = mayRun ? (meeting: GroupMeeting) => open({ kind: "meeting", meeting }) : undefined;
  const empty = members.length + former.length + met.length + to_come.length === 0;
  return (
    <section className="programme-half" aria-labelledby="group-heading">
      <div className="section-head">
        <h2 id="group-heading">Reference group</h2>
        {mayRun && (
          <div className="actions">
            <button type="button" className="button" onClick={() => open({ kind: "seat" })}>
              Add a member
            </button>
            <button type="button" className="button" onClick={() => open({ kind: "meeting" })}>
              Add a meeting
            </button>
          </div>
        )}
      </div>
      {opened?.kind === "seat" && <SeatForm code={code} {...form} />}
      {opened?.kind === "end" && <EndSeatForm key={opened.seat.id} seat={opened.seat} {...form} />}
      {opened?.kind === "meeting" && (
        <MeetingForm key={opened.meeting?.id ?? "new"} code={code} meeting={opened.meeting} {...form} />
      )}
      <Said words={said} />
      {empty ? (
        <div className="box">
          <p>No reference group has been recorded.</p>
        </div>
      ) : (
        <div className="card group">
          <ul className="rows">
            {members.map((seat) => (
              <li key={seat.id}>
                <b>{seat.name}</b>, for {seat.speaks_for.toLowerCase()}{" "}
                <span className="tiny">since {shortDate(seat.first)}</span>{" "}
                {seat.last && <span className="tiny">until {shortDate(seat.last)}</span>}
                {mayRun && !seat.last && (
                  <button type="button" className="link-button" onClick={() => open({ kind: "end", seat })}>
                    Leaves<span className="visually-hidden"> the group: {seat.name}</span>
                  </button>
                )}
              </li>
            ))}
          </ul>
          {former.length > 0 && (
            <p className="note">
              Before: {former.map(({ name, speaks_for }) => `${name} (${speaks_for.toLowerCase()})`).join(", ")}.
            </p>
          )}
          {to_come.length > 0 && (
            <>
              <h3>Meetings to come</h3>
              <Meetings meetings={to_come} onChange={onMeeting} />
            </>
          )}
          {met.length > 0 && (
            <Details className="group-met">
              <Details.Summary>Past meetings ({met.length})</Details.Summary>
              <Details.Text>
                <Meetings meetings={met} onChange={onMeeting} />
              </Details.Text>
            </Details>
          )}
        </div>
      )}
    </section>
  );
}

type MeetingsProps = { meetings: GroupMeeting[]; onChange?: (meeting: GroupMeeting) => void };

function Meetings({ meetings, onChange }: MeetingsProps) {
  return (
    <ul className="rows">
      {meetings.map((meeting) => (
        <li key={meeting.id}>
          <b>{longDate(meeting.day)}</b>, {meeting.place}{" "}
          {onChange && (
            <button type="button" className="link-button" onClick={() => onChange(meeting)}>
              Change<span className="visually-hidden"> the meeting of {longDate(meeting.day)}</span>
            </button>
          )}
          {meeting.notes && <span className="head-note">{meeting.notes}</span>}
        </li>
      ))}
    </ul>
  );
}
