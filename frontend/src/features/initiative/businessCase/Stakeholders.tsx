import { useQuery } from "@tanstack/react-query";
import { shortDate } from "../../../lib/period";
import { today } from "../../../lib/moment";
import { Empty } from "../../../ui/Empty";
import { ScrollCard } from "../../../ui/ScrollCard";
import { useOpened } from "../../../ui/useOpened";
import { CasePart, TakeOut } from "./CasePart";
import { removeStakeholder, stakeholdersQuery, type Stakeholder } from "./queries";
import { GRADES } from "./typed";
import { AddStakeholder, ChangeStakeholder, TakeStance } from "./StakeholderForms";
import { daysOf } from "./timeline";
import { StakeholderTimeline } from "./StakeholderTimeline";

type Act = { kind: "add" } | { kind: "change" | "stance"; id: number };
type PartProps = { code: string; mayEdit: boolean };

/** Who has a stake in it, where each has stood over time, and what is done next. */
export function Stakeholders({ code, mayEdit }: PartProps) {
  const query = useQuery(stakeholdersQuery(code));
  const { opened, said, open, cancel, finish } = useOpened<Act>();
  const of = opened && "id" in opened ? query.data?.items.find(({ id }) => id === opened.id) : undefined;
  const form = { code, onDone: finish, onCancel: cancel };
  return (
    <CasePart
      id="case-stakeholders"
      title="Stakeholders"
      note="Who could stop it, and who must carry it."
      query={query}
      add={mayEdit ? { label: "Name a stakeholder", onOpen: () => open({ kind: "add" }) } : undefined}
      said={said}
      form={
        <>
          {opened?.kind === "add" && <AddStakeholder {...form} />}
          {opened?.kind === "change" && of && <ChangeStakeholder key={of.id} stakeholder={of} {...form} />}
          {opened?.kind === "stance" && of && <TakeStance key={of.id} stakeholder={of} {...form} />}
        </>
      }
    >
      {({ items }) =>
        items.length === 0 ? (
          <Empty title="None named yet.">Who could stop it, and who must carry it?</Empty>
        ) : (
          <>
            <InterestAndInfluence items={items} />
            <Stances
              code={code}
              items={items}
              mayEdit={mayEdit}
              onOpen={(kind, id) => open({ kind, id })}
              onDone={finish}
            />
          </>
        )
      }
    </CasePart>
  );
}

/** Nine fields: the more of both, the closer they are worked with. */
function InterestAndInfluence({ items }: { items: Stakeholder[] }) {
  return (
    <ScrollCard label="Interest and influence">
      <table className="table table--tight case-map">
        <caption className="visually-hidden">Stakeholders by influence and interest</caption>
        <thead>
          <tr>
            <td />
            {GRADES.map((grade) => (
              <th key={grade} scope="col">
                {grade} interest
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...GRADES].reverse().map((influence) => (
            <tr key={influence}>
              <th scope="row">{influence} influence</th>
              {GRADES.map((interest) => (
                <td key={interest}>
                  {items
                    .filter((each) => each.interest === interest && each.influence === influence)
                    .map(({ id, name }) => (
                      <span key={id} className="case-map__name">
                        {name}
                      </span>
                    ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollCard>
  );
}

type StancesProps = PartProps & {
  items: Stakeholder[];
  onOpen: (kind: "change" | "stance", id: number) => void;
  onDone: (said: string) => void;
};

function Stances({ code, items, mayEdit, onOpen, onDone }: StancesProps) {
  const now = today();
  const days = daysOf(items, now);
  return (
    <div className="case-stances">
      <ScrollCard label="Stances and next steps">
        <table className="table table--tight case-table">
          <caption className="visually-hidden">Where stakeholders stand, and what is done next</caption>
          <thead>
            <tr>
              <th scope="col">Who</th>
              <th scope="col">
                Stance since {shortDate(days.from)}
                <span className="head-note">Ring: where they are needed</span>
              </th>
              <th scope="col">Next step</th>
              {mayEdit && <th scope="col">Acts</th>}
            </tr>
          </thead>
          <tbody>
            {items.map((each) => (
              <tr key={each.id}>
                <th scope="row">
                  <b>{each.name}</b>
                  <span className="head-note">{each.part}</span>
                </th>
                <td>
                  <StakeholderTimeline stakeholder={each} days={days} />
                </td>
                <td>
                  {each.next_step ?? <span className="note">None</span>}
                  {each.next_step && (
                    <span className="head-note">
                      {[each.next_owner, each.next_by && `by ${shortDate(each.next_by)}`].filter(Boolean).join(", ")}
                    </span>
                  )}
                  {each.next_by && each.next_by < now && <span className="late">overdue</span>}
                </td>
                {mayEdit && (
                  <td>
                    <span className="actions">
                      <button type="button" className="link-button" onClick={() => onOpen("stance", each.id)}>
                        Stance<span className="visually-hidden"> of {each.name}</span>
                      </button>
                      <button type="button" className="link-button" onClick={() => onOpen("change", each.id)}>
                        Change<span className="visually-hidden"> {each.name}</span>
                      </button>
                      <TakeOut
                        of={each.name}
                        question={`Take out ${each.name}, with where they stood?`}
                        remove={() => removeStakeholder(code, each)}
                        onRemoved={() => onDone(`${each.name} is taken out.`)}
                      />
                    </span>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollCard>
    </div>
  );
}
