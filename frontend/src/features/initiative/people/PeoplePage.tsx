import { getRouteApi } from "@tanstack/react-router";
import { NotHere } from "../../../ui/NotHere";
import { OfInitiative } from "../OfInitiative";
import { PracticesPart } from "./PracticesPart";
import { TeamPart } from "./TeamPart";
import "../initiative.css";

const route = getRouteApi("/signed-in/initiatives/$code/people");

/** Who does the work, and the practices that take part, from when to when. */
export function PeoplePage() {
  const { code } = route.useParams();
  return (
    <OfInitiative code={code} heading="Team and practices">
      {(page) =>
        page.may_edit ? (
          <>
            <TeamPart page={page} />
            <PracticesPart page={page} />
          </>
        ) : (
          <NotHere />
        )
      }
    </OfInitiative>
  );
}
