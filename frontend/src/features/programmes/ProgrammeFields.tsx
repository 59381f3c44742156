import { Textarea, TextInput } from "nhsuk-react-components";
import { fieldsOf } from "../../ui/fieldsOf";
import { withFields, type ProgrammeTyped } from "./planned";
import { PartnerRows } from "./PartnerRows";
import { TargetRows } from "./TargetRows";

type ProgrammeFieldsProps = {
  typed: ProgrammeTyped;
  onTyped: (typed: ProgrammeTyped) => void;
  wrong: (field: string) => string | undefined;
  /** the code of one that exists stays */
  isNew: boolean;
};

/** All that is said of a programme, for one that is made and one that is changed. */
export function ProgrammeFields({ typed, onTyped, wrong, isNew }: ProgrammeFieldsProps) {
  const change = (next: Partial<ProgrammeTyped>) => onTyped(withFields(typed, next));
  const at = fieldsOf("programme", typed, change, wrong);
  return (
    <>
      <div className="card form-card">
        <h2>The programme</h2>
        <div className="form-fields">
          <TextInput label="Name" {...at("name")} />
          {isNew && (
            <TextInput
              label="Code"
              hint="Its address for good: small letters, digits and hyphens."
              autoComplete="off"
              {...at("code")}
            />
          )}
          <TextInput label="Commissioned by" {...at("commissioned_by")} />
          <TextInput label="Led by (may be empty)" {...at("led_by")} />
        </div>
        <div className="form-fields">
          <TextInput label="First day" type="date" placeholder="2018-04-01" {...at("first")} />
          <TextInput label="Last day" type="date" placeholder="2019-03-31" {...at("last")} />
          <TextInput label="Funding, in pounds (may be empty)" inputMode="numeric" {...at("funding")} />
        </div>
      </div>
      <div className="card form-card">
        <h2>What it is for</h2>
        <Textarea label="Aims" hint="A blank line begins a new paragraph." rows={5} maxLength={5000} {...at("aims")} />
        <Textarea label="Design principles" hint="One a line." rows={4} {...at("principles")} />
      </div>
      <TargetRows typed={typed} wrong={wrong} onChange={(targets) => change({ targets })} />
      <PartnerRows partners={typed.partners} wrong={wrong} onChange={(partners) => change({ partners })} />
    </>
  );
}
