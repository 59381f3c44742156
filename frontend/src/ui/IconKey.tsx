import { AssuranceIcon, VariationIcon } from "./icons";

/** What the icons mean, above a grid. */
export function IconKey() {
  return (
    <>
      <ul className="icon-key">
        <li className="icon-key__title">Change</li>
        <li>
          <VariationIcon variation="improvement_high" />
          <VariationIcon variation="improvement_low" />
          improving
        </li>
        <li>
          <VariationIcon variation="concern_high" />
          <VariationIcon variation="concern_low" />
          getting worse
        </li>
        <li>
          <VariationIcon variation="neutral_high" />
          <VariationIcon variation="neutral_low" />
          moved, neither good nor bad
        </li>
        <li>
          <VariationIcon variation="common_cause" />
          no real change
        </li>
      </ul>
      <ul className="icon-key">
        <li className="icon-key__title">Target</li>
        <li>
          <AssuranceIcon assurance="consistent_pass" />
          reliably met
        </li>
        <li>
          <AssuranceIcon assurance="inconsistent" />
          within usual range
        </li>
        <li>
          <AssuranceIcon assurance="consistent_fail" />
          reliably missed
        </li>
      </ul>
    </>
  );
}
