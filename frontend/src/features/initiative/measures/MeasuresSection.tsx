import { Link } from "@tanstack/react-router";
import { initiativePartPath } from "../../../lib/places";
import { Empty } from "../../../ui/Empty";
import { MeasureCards } from "../MeasureCards";
import type { Page } from "../types";

/** The initiative's measures as small charts: outcome, process and balancing. */
export function MeasuresSection({ page }: { page: Page }) {
  return (
    <section className="section" aria-labelledby="difference">
      <div className="section-head">
        <h2 id="difference">Is it making a difference?</h2>
        <p>Outcome, process and balancing measures. The red dashes are the aim.</p>
        {page.may_edit && (
          <div className="actions">
            <Link className="button" to={initiativePartPath(page.code, "measures")}>
              Measures and figures
            </Link>
          </div>
        )}
      </div>
      {page.measures.length === 0 ? (
        <Empty title="No measures yet">
          Choose one from the library, or define your own: what would be different if it worked?
        </Empty>
      ) : (
        <MeasureCards code={page.code} measures={page.measures} />
      )}
    </section>
  );
}
