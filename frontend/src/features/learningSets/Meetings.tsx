import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { LearningSet, SetMeeting } from "../../api/facultyTypes";
import { dayWords } from "../../lib/days";
import { today } from "../../lib/moment";
import { Empty } from "../../ui/Empty";
import { Failing } from "../../ui/Failing";
import { Loading } from "../../ui/Loading";
import { Tag } from "../../ui/Tag";
import { MeetingForm } from "./MeetingForm";
import { meetingsQuery } from "./queries";
import { Undertakings } from "./Undertakings";

/** The meetings of one's own set, the latest first, with what each member brought and undertook. */
export function Meetings({ set }: { set: LearningSet }) {
  const { data, error, refetch } = useQuery(meetingsQuery(set.id));
  const [planning, setPlanning] = useState(false);
  return (
    <>
      <div className="section-head">
        <h2 id="meetings-heading">Meetings</h2>
        <p>Latest first</p>
        {!planning && (
          <div className="actions">
            <button type="button" className="button" onClick={() => setPlanning(true)}>
              Plan a meeting
            </button>
          </div>
        )}
      </div>
      {planning && <MeetingForm set={set.id} onDone={() => setPlanning(false)} />}
      {error && !data ? (
        <Failing what="The meetings could not be fetched." error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading what="Fetching the meetings." cells={1} />
      ) : data.items.length === 0 ? (
        <Empty title="The set has not met yet.">Plan its first meeting: each member brings a question to it.</Empty>
      ) : (
        <ol className="meetings">
          {[...data.items].reverse().map((meeting) => (
            <Meeting key={meeting.id} set={set} meeting={meeting} />
          ))}
        </ol>
      )}
    </>
  );
}

function Meeting({ set, meeting }: { set: LearningSet; meeting: SetMeeting }) {
  const [changing, setChanging] = useState(false);
  const when = dayWords(meeting.day, today());
  return (
    <li className="card">
      {changing ? (
        <MeetingForm set={set.id} meeting={meeting} onDone={() => setChanging(false)} />
      ) : (
        <div className="meeting__head">
          <div>
            <h3>
              {when} {meeting.day > today() && <Tag tone="blue">planned</Tag>}
            </h3>
            <p className="note">{meeting.place}</p>
          </div>
          <button type="button" className="link-button" onClick={() => setChanging(true)}>
            Change<span className="visually-hidden"> the meeting of {when}</span>
          </button>
        </div>
      )}
      <Undertakings set={set} meeting={meeting} />
    </li>
  );
}
