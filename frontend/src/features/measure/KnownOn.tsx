import { Details } from "nhsuk-react-components";
import { useId, useState, type FormEvent } from "react";
import { addDays, isDay } from "../../lib/days";
import { today } from "../../lib/moment";
import { longDate } from "../../lib/period";

type KnownProps = { known: string | undefined; onKnown: (known: string | undefined) => void };

/** While another day's knowledge is shown, it is said before anything else, with the way back. */
export function KnownBanner({ known, onKnown }: KnownProps) {
  if (known === undefined) return null;
  return (
    <div className="box box--warning section" role="status">
      <p>
        <strong>These are the figures as they were known on {longDate(known)}.</strong> What came or was corrected later
        is not in them; today’s may differ.
      </p>
      <p>
        <button type="button" className="button" onClick={() => onKnown(undefined)}>
          Show what is known today
        </button>
      </p>
    </div>
  );
}

/** The choice of a day, out of the way of those who do not need it. */
export function KnownOn({ known, onKnown }: KnownProps) {
  const id = useId();
  const [day, setDay] = useState(known ?? "");
  const [wrong, setWrong] = useState(false);
  const last = addDays(today(), -1);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const fits = isDay(day) && day <= last;
    setWrong(!fits);
    if (fits) onKnown(day);
  };
  return (
    <Details className="method">
      <Details.Summary>Figures as known on another day</Details.Summary>
      <Details.Text>
        <form className="known-on" onSubmit={submit} noValidate>
          <label htmlFor={id}>As known at the end of</label>
          <input
            id={id}
            className="nhsuk-input"
            type="date"
            max={last}
            value={day}
            aria-describedby={wrong ? `${id}-wrong` : undefined}
            aria-invalid={wrong || undefined}
            onChange={({ target }) => setDay(target.value)}
          />
          <button type="submit" className="button">
            Show them
          </button>
          {wrong && (
            <p id={`${id}-wrong`} className="nhsuk-error-message" role="alert">
              Give a day before today.
            </p>
          )}
        </form>
      </Details.Text>
    </Details>
  );
}
