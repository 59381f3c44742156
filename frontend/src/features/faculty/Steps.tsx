import { useState } from "react";
import type { FacultyMemberPage } from "../../api/facultyTypes";
import { longDate } from "../../lib/period";
import { SignOffForm } from "./SignOffForm";
import { usualWords } from "./stageForm";

/** The steps reached, in order, with who assured each; then the next, with the way to sign it off or why not. */
export function Steps({ member }: { member: FacultyMemberPage }) {
  const [signed, setSigned] = useState<string>();
  const { stages, next_stage } = member;
  return (
    <>
      {signed && (
        <div className="box box--done steps-signed" role="status">
          <p>
            <strong>{signed} is signed off.</strong> Your name stands beside it.
          </p>
        </div>
      )}
      <ol className="steps">
        {stages.map((step) => (
          <li key={step.stage} className="steps__done">
            <h3>{step.title}</h3>
            <p className="note">
              {longDate(step.on)},{" "}
              {step.signed_by ? `signed off by ${step.signed_by}` : "accredited when the faculty was founded"}
            </p>
            {step.evidence && <p className="steps__evidence">{step.evidence}</p>}
          </li>
        ))}
        {next_stage && (
          <li id="next" className="steps__next">
            <h3>{next_stage.title}</h3>
            <p className="note">
              Next
              {next_stage.usual_months > 0 && ` · then ${usualWords(next_stage.usual_months)}`}
            </p>
            {member.may_sign_off ? (
              <SignOffForm key={next_stage.id} member={member} stage={next_stage} onSigned={setSigned} />
            ) : (
              member.why_not && (
                <div className="box steps__why-not">
                  <p>{member.why_not}</p>
                </div>
              )
            )}
          </li>
        )}
      </ol>
    </>
  );
}
