import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button, Checkboxes, TextInput } from "nhsuk-react-components";
import { useDraft } from "../../lib/draft";
import { today } from "../../lib/moment";
import { memberPath } from "../../lib/places";
import { Crumbs } from "../../ui/Crumbs";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { KeptDraft } from "../../ui/KeptDraft";
import { MayRun } from "../../ui/MayRun";
import { PageTitle } from "../../ui/PageTitle";
import { textField } from "../../ui/textField";
import { useForm } from "../../ui/useForm";
import { addMember } from "./acts";
import { MemberFields } from "./MemberFields";
import { newMemberOf, nobody, problemsInNewMember } from "./memberForm";
import { facultyQuery } from "./queries";
import "../../ui/form.css";
import "./faculty.css";

const idOf = (field: string) => `member-${field}`;
const empty = { ...nobody, joined: today() };

/** Someone is taken into the faculty, at no stage yet; what is typed survives a reload. */
export function AddMemberPage() {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { data: faculty } = useQuery(facultyQuery());
  const { draft: typed, setDraft: setTyped, kept, forget } = useDraft("faculty-member", empty);
  const { problems, busy, wrong, submit } = useForm({
    typed,
    problemsIn: problemsInNewMember,
    send: (sent) => addMember(newMemberOf(sent)),
    onDone: async ({ id }) => {
      forget();
      await queryClient.invalidateQueries({ queryKey: ["faculty"] });
      await navigate({ to: memberPath(id) });
    },
  });
  const text = textField({ typed, setTyped, wrong, idOf });
  // While nobody is an apprentice the faculty is being founded: someone has to be able to sign off the first step.
  const founding = faculty !== undefined && faculty.accredited === faculty.members;
  return (
    <>
      <PageTitle title="Add a member" />
      <Crumbs
        places={[
          { label: "Faculty", to: "/faculty" },
          { label: "Members", to: "/faculty/members" },
        ]}
      />
      <h1>Add a member</h1>
      <p className="lede">They begin at no stage: every step of the apprenticeship is signed off by somebody else.</p>
      <MayRun>
        <form className="card form-card section" onSubmit={submit} noValidate aria-label="Add a member">
          <ErrorSummary title="Nobody has been added" problems={problems} idOf={idOf} />
          <KeptDraft kept={kept} onForget={forget} />
          <TextInput label="Name" autoComplete="off" maxLength={200} {...text("name")} />
          <TextInput
            label="Email address"
            hint="Theirs, where they sign in; it may stay empty."
            type="email"
            autoComplete="off"
            {...text("email")}
          />
          <TextInput label="Joined" type="date" {...text("joined")} />
          <MemberFields text={textField({ typed, setTyped: (next) => setTyped({ ...typed, ...next }), wrong, idOf })} />
          {founding && (
            <Checkboxes>
              <Checkboxes.Item
                id={idOf("founder")}
                checked={typed.founder}
                onChange={(event) => setTyped({ ...typed, founder: event.currentTarget.checked })}
                hint="Only while no step has been signed off yet: somebody has to be able to sign off the first."
              >
                Accredited from the first day, as a founder
              </Checkboxes.Item>
            </Checkboxes>
          )}
          <Button small type="submit" disabled={busy}>
            Add the member
          </Button>
        </form>
      </MayRun>
    </>
  );
}
