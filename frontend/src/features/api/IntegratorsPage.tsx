import { Link } from "@tanstack/react-router";
import { Crumbs } from "../../ui/Crumbs";
import { PageTitle } from "../../ui/PageTitle";
import { CodeBlock } from "./CodeBlock";
import guide from "./integrators.gen.json";
import "./guide.css";

type Piece = { html: string } | { code: string; language: string };

/** From a key to the first sync: backend/docs/integrators.md, whose commands are run by the tests. */
export function IntegratorsPage() {
  return (
    <article className="prose guide">
      <Crumbs places={[{ label: "Data and API", to: "/data" }]} />
      <PageTitle title="For integrators" />
      <h1>For integrators</h1>
      {(guide as Piece[]).map((piece, at) =>
        "html" in piece ? (
          // Our own page, rendered when the app was built (scripts/guide.py).
          <div key={at} dangerouslySetInnerHTML={{ __html: piece.html }} />
        ) : (
          <CodeBlock key={at} {...piece} />
        ),
      )}
      <p className="guide__on">
        <Link to="/api-docs">Read and try the API</Link>
      </p>
    </article>
  );
}
