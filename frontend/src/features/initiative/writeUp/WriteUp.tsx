import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useMay } from "../../../api/useMay";
import { longDate } from "../../../lib/period";
import { initiativePartPath, innovationPath } from "../../../lib/places";
import { Empty } from "../../../ui/Empty";
import { Failing } from "../../../ui/Failing";
import { Lede } from "../../../ui/Lede";
import { MeasureCards } from "../MeasureCards";
import { changeInitiative } from "../queries";
import type { Page } from "../types";
import { addToLibrary } from "./queries";

/** Reads and prints as one piece: the problem, the change, the result with its charts, the advice. */
export function WriteUp({ page }: { page: Page }) {
  const { write_up, title, facts, sentence, may_edit, code } = page;
  const begun = [write_up.problem, write_up.changed, write_up.result, write_up.again].some(Boolean);
  return (
    <article className="write-up">
      <p className="page-head__facts">
        <strong>{title}</strong> · {facts}
        {write_up.written_up && ` · Written up ${longDate(write_up.written_up)}`}
      </p>
      <Lede sentence={sentence} />
      <Acts page={page} begun={begun} />
      {begun ? (
        <>
          <Part title="The problem" words={write_up.problem} />
          <Part title="What was changed" words={write_up.changed} />
          <Part title="The result" words={write_up.result} />
        </>
      ) : (
        <div className="section">
          <Empty
            title="Nothing is written up yet."
            actions={
              may_edit && (
                <Link className="button" to="/initiatives/$code/write-up" params={{ code }} search={{ edit: true }}>
                  Begin
                </Link>
              )
            }
          >
            The problem, what was changed, what came of it, what you would do again.
          </Empty>
        </div>
      )}
      {page.measures.length > 0 && (
        <section className="section" aria-labelledby="charts">
          <h2 id="charts">The figures</h2>
          <MeasureCards code={code} measures={page.measures} />
        </section>
      )}
      {begun && <Part title="What we would do again" words={write_up.again} />}
    </article>
  );
}

function Part({ title, words }: { title: string; words: string }) {
  const id = title.toLowerCase().replaceAll(" ", "-");
  return (
    <section className="section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {words ? (
        words.split(/\n\s*\n/).map((paragraph, index) => (
          <p key={index} className="told">
            {paragraph}
          </p>
        ))
      ) : (
        <p className="note">Not written yet.</p>
      )}
    </section>
  );
}

/** What may be done with it: change it, share it, print it, or put it into the library in one step. */
function Acts({ page, begun }: { page: Page; begun: boolean }) {
  const { code, revision, shared, may_edit, write_up } = page;
  const mayWrite = useMay("write_innovations");
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const share = useMutation({
    mutationFn: () => changeInitiative(code, revision, { shared: !shared }),
    onSettled: () => queryClient.invalidateQueries(),
  });
  const library = useMutation({
    mutationFn: () => addToLibrary(code),
    onSuccess: async (made) => {
      await queryClient.invalidateQueries({ queryKey: ["innovations"] });
      await navigate({ to: innovationPath(made.code) });
    },
  });
  return (
    <>
      <p className="actions write-up__acts">
        {may_edit && mayWrite && write_up.written_up && (
          <button
            type="button"
            className="button button--main"
            disabled={library.isPending}
            onClick={() => library.mutate()}
          >
            Add to the innovation library
          </button>
        )}
        {may_edit && begun && (
          <Link className="button" to={initiativePartPath(code, "write-up")} search={{ edit: true }}>
            Change
          </Link>
        )}
        {may_edit && (
          <button type="button" className="button" disabled={share.isPending} onClick={() => share.mutate()}>
            {shared ? "Stop sharing" : "Share with everybody here"}
          </button>
        )}
        <button type="button" className="button" onClick={() => window.print()}>
          Print
        </button>
        <span className="note" role="status">
          {shared ? "Everybody here may read it." : "Only its own people may read it."}
        </span>
      </p>
      {share.error && <Failing what="It is shared as before." error={share.error} />}
      {library.error && <Failing what="It is not in the library." error={library.error} />}
    </>
  );
}
