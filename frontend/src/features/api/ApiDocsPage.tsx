import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import "swagger-ui-dist/swagger-ui.css";
import { api, read } from "../../api/client";
import { fetchSignedIn } from "../../api/session";
import { Crumbs } from "../../ui/Crumbs";
import { Failing } from "../../ui/Failing";
import { Loading } from "../../ui/Loading";
import { PageTitle } from "../../ui/PageTitle";
import { operationsAlone } from "./operationsAlone";
import { ownDescription } from "./ownDescription";
import "./apiDocs.css";

const DESCRIPTION = "/api/v1/openapi.json";

type State = "loading" | "shown" | { failed: unknown };

/** Every operation of the API, to read and to try as oneself. */
export function ApiDocsPage() {
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<State>("loading");
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const domNode = place.current;
    if (!domNode) return;
    let here = true;
    const tell = (next: State) => {
      if (here) setState(next);
    };
    Promise.all([import("swagger-ui-dist/swagger-ui-es-bundle.js"), read(api.GET(DESCRIPTION))])
      .then(([{ default: SwaggerUI }, spec]) => {
        if (!here) return;
        SwaggerUI({
          domNode,
          spec,
          docExpansion: "none",
          filter: true,
          deepLinking: true,
          defaultModelsExpandDepth: -1,
          displayRequestDuration: true,
          syntaxHighlight: { activated: false },
          validatorUrl: null, // its badge would ask a stranger's server
          layout: "OperationsAlone",
          plugins: [operationsAlone, ownDescription],
          requestInterceptor: (request) => ({
            ...request,
            userFetch: (url, init) => fetchSignedIn(new Request(url, init)),
          }),
          onComplete: () => tell("shown"),
        });
      })
      .catch((failed: unknown) => tell({ failed }));
    return () => {
      here = false;
      domNode.replaceChildren();
    };
  }, [attempt]);

  const again = () => {
    setState("loading");
    setAttempt((before) => before + 1);
  };
  return (
    <>
      <Crumbs places={[{ label: "Data and API", to: "/data" }]} />
      <PageTitle title="The API, to read and try" />
      <h1>The API, to read and try</h1>
      <p className="lede">
        Every address, what it takes and what it answers, with examples. “Try it out” asks this site as you: what you
        send is really done.
      </p>
      <p className="lede-more">
        To connect a system, begin with <Link to="/integrators">the page for integrators</Link>. What each refusal means
        is under{" "}
        <Link to="/problems/$name" params={{ name: "all" }}>
          problems
        </Link>
        . The description itself is <a href={DESCRIPTION}>OpenAPI</a>.
      </p>
      {state === "loading" && <Loading what="The API’s description." />}
      {typeof state === "object" && (
        <Failing what="The API’s description could not be shown." error={state.failed} onRetry={again} />
      )}
      {state === "shown" && <h2 className="section">Operations, by what they are about</h2>}
      <div className="api-docs" ref={place} hidden={state !== "shown"} />
    </>
  );
}
