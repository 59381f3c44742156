import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button } from "nhsuk-react-components";
import { useState, type FormEvent } from "react";
import { meQuery } from "../../api/organisations";
import { practiceQuery } from "../../api/practices";
import { adoptionsPath } from "../../lib/places";
import { chosenCode } from "../../ui/chosenCode";
import { PickOrganisation } from "../../ui/PickOrganisation";

const ACT = "Try this at my practices";

/** To where one's own federation records who tries it; who looks after many federations says which. */
export function TryThis({ innovation }: { innovation: string }) {
  const { data: me } = useQuery(meQuery());
  if (!me) return null;
  if (me.organisation.kind === "federation") return <ToAdoptions federation={me.organisation.code} of={innovation} />;
  if (me.organisation.kind === "practice") return <AtMine practice={me.organisation.code} innovation={innovation} />;
  return <AtWhich innovation={innovation} />;
}

function ToAdoptions({ federation, of: innovation }: { federation: string; of: string }) {
  return (
    <Link to={adoptionsPath(federation)} search={{ innovation }} className="button button--main">
      {ACT}
    </Link>
  );
}

/** A practice in no federation has nowhere to record it: its commissioner does. */
function AtMine({ practice, innovation }: { practice: string; innovation: string }) {
  const { data } = useQuery(practiceQuery(practice));
  return data?.federation ? <ToAdoptions federation={data.federation.code} of={innovation} /> : null;
}

function AtWhich({ innovation }: { innovation: string }) {
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState<string>();
  if (!asking) {
    return (
      <button type="button" className="button button--main" onClick={() => setAsking(true)}>
        Try this at a federation
      </button>
    );
  }
  const go = (event: FormEvent) => {
    event.preventDefault();
    const code = chosenCode(typed);
    if (code) void navigate({ to: adoptionsPath(code), search: { innovation } });
    else setWrong("Choose a federation from the list, or type its code.");
  };
  return (
    <form className="innovation-try" onSubmit={go} noValidate>
      <PickOrganisation
        id="try-federation"
        label="At which federation?"
        kinds={["federation"]}
        value={typed}
        error={wrong}
        onChange={setTyped}
      />
      <div className="actions">
        <Button small type="submit">
          Go
        </Button>
        <button type="button" className="link-button" onClick={() => setAsking(false)}>
          Not now
        </button>
      </div>
    </form>
  );
}
