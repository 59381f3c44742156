import { getRouteApi } from "@tanstack/react-router";
import { NotHere } from "../../../ui/NotHere";
import { JournalPart } from "./JournalPart";
import { MilestonesPart } from "./MilestonesPart";
import { OfInitiative } from "../OfInitiative";
import "../initiative.css";

const route = getRouteApi("/signed-in/initiatives/$code/journal");

/** What happened, what was learnt, the documents that belong to it, and what is to be reached by when. */
export function JournalPage() {
  const { code } = route.useParams();
  return (
    <OfInitiative code={code} heading="Journal and milestones">
      {(page) =>
        page.may_edit ? (
          <>
            <JournalPart page={page} />
            <MilestonesPart page={page} />
          </>
        ) : (
          <NotHere />
        )
      }
    </OfInitiative>
  );
}
