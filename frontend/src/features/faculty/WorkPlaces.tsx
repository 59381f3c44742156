import { useQuery } from "@tanstack/react-query";
import { cohortsQuery, federationsQuery } from "./queries";
import { cohortChoice, organisationChoice } from "./workForm";

/** The choices of what work is for, inside a `select`: cohorts, then federations. */
export function WorkPlaces() {
  const { data: cohorts } = useQuery(cohortsQuery());
  const { data: federations } = useQuery(federationsQuery());
  return (
    <>
      <optgroup label="Cohorts">
        {cohorts?.items.map(({ code, name, programme }) => (
          <option key={code} value={cohortChoice(code)}>
            {`${name}, ${programme.name}`}
          </option>
        ))}
      </optgroup>
      <optgroup label="Federations">
        {federations?.items.map(({ code, name }) => (
          <option key={code} value={organisationChoice(code)}>
            {name}
          </option>
        ))}
      </optgroup>
    </>
  );
}
