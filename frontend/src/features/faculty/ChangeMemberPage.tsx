import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Button, TextInput } from "nhsuk-react-components";
import { useState } from "react";
import type { FacultyMemberPage } from "../../api/facultyTypes";
import { isDay } from "../../lib/days";
import { today } from "../../lib/moment";
import { longDate } from "../../lib/period";
import { memberPath } from "../../lib/places";
import { Confirm } from "../../ui/Confirm";
import { Crumbs } from "../../ui/Crumbs";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Failing } from "../../ui/Failing";
import { Loading } from "../../ui/Loading";
import { MayRun } from "../../ui/MayRun";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { textField } from "../../ui/textField";
import { useForm } from "../../ui/useForm";
import { changeMember } from "./acts";
import { MemberFields } from "./MemberFields";
import { changesOf, problemsInMember, typedOf } from "./memberForm";
import { memberQuery } from "./queries";
import "../../ui/form.css";
import "./faculty.css";

const route = getRouteApi("/signed-in/faculty/members/$member/change");
const idOf = (field: string) => `member-${field}`;

/** What a member brings and has to give is changed, and the day on which they leave is set. */
export function ChangeMemberPage() {
  const { member: id } = route.useParams();
  const { data: member, error, refetch } = useQuery(memberQuery(Number(id)));
  if (error && !member) {
    return (
      <PageFailing
        heading="Change a member"
        what="The member could not be fetched."
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  if (!member) {
    return (
      <>
        <h1 className="visually-hidden">Loading</h1>
        <Loading what="Fetching the member." rows={3} cells={2} />
      </>
    );
  }
  return (
    <>
      <PageTitle title={`Change ${member.name}`} />
      <Crumbs
        places={[
          { label: "Faculty", to: "/faculty" },
          { label: "Members", to: "/faculty/members" },
          { label: member.name, to: memberPath(member.id) },
        ]}
      />
      <h1>Change {member.name}</h1>
      <p className="page-head__facts">
        Joined {longDate(member.joined)}
        {member.left_on && ` · left ${longDate(member.left_on)}`}
      </p>
      <MayRun>
        <div className="section">
          <ChangeForm key={member.id} member={member} />
          <LeavingForm key={member.left_on} member={member} />
        </div>
      </MayRun>
    </>
  );
}

/** What comes back is the member as they stand; the lists follow. */
function useChanged(member: FacultyMemberPage) {
  const queryClient = useQueryClient();
  const navigate = route.useNavigate();
  return async (page: FacultyMemberPage) => {
    queryClient.setQueryData(memberQuery(member.id).queryKey, page);
    await queryClient.invalidateQueries({ queryKey: ["faculty"] });
    await navigate({ to: memberPath(member.id) });
  };
}

function ChangeForm({ member }: { member: FacultyMemberPage }) {
  const [typed, setTyped] = useState(() => typedOf(member));
  const { problems, busy, wrong, submit } = useForm({
    typed,
    problemsIn: problemsInMember,
    send: (sent) => changeMember(member, changesOf(sent)),
    onDone: useChanged(member),
  });
  return (
    <form className="card form-card" onSubmit={submit} noValidate aria-labelledby="bring-heading">
      <h2 id="bring-heading">What they bring</h2>
      <ErrorSummary title="Nothing has been changed" problems={problems} idOf={idOf} />
      <MemberFields text={textField({ typed, setTyped, wrong, idOf })} />
      <Button small type="submit" disabled={busy}>
        Save
      </Button>
    </form>
  );
}

/** On the day they leave they are gone: it can still be taken back. */
function LeavingForm({ member }: { member: FacultyMemberPage }) {
  const [typed, setTyped] = useState(() => ({ left_on: member.left_on ?? today() }));
  const onDone = useChanged(member);
  const stay = useMutation({ mutationFn: () => changeMember(member, { left_on: null }), onSuccess: onDone });
  const { problems, busy, wrong, submit } = useForm({
    typed,
    problemsIn: ({ left_on }) =>
      isDay(left_on) ? [] : [{ field: "left_on", message: "Give the day they leave, for example 2018-11-21." }],
    send: (sent) => changeMember(member, sent),
    onDone,
  });
  return (
    <form className="card form-card" onSubmit={submit} noValidate aria-labelledby="leaving-heading">
      <h2 id="leaving-heading">Leaving</h2>
      <ErrorSummary title="They have not left" problems={problems} idOf={idOf} />
      <TextInput
        label="First day on which they are gone"
        hint="Their steps, and those they signed off, stay. End their work for cohorts and federations too."
        type="date"
        {...textField({ typed, setTyped, wrong, idOf })("left_on")}
      />
      <div className="actions">
        <Button small secondary type="submit" disabled={busy}>
          {member.left_on ? "Change the day" : "They leave the faculty"}
        </Button>
        {member.left_on && (
          <Confirm
            act="They stay"
            question={`Is ${member.name} still in the faculty?`}
            yes="They stay"
            no="No"
            busy={stay.isPending}
            onConfirm={() => stay.mutate()}
          />
        )}
      </div>
      {stay.error && <Failing what="Nothing has been changed." error={stay.error} />}
    </form>
  );
}
