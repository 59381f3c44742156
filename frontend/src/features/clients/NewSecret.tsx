import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { CopyButton } from "../../ui/CopyButton";

type NewSecretProps = { code: string; secret: string; onDone: () => void };

/** The secret that has just been made: only a mark of it is kept, so it is shown this once. */
export function NewSecret({ code, secret, onDone }: NewSecretProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  // A closed tab cannot be asked for it again.
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, []);
  return (
    <section className="box box--warning section client-secret" aria-labelledby="secret-heading">
      <h3 id="secret-heading" ref={heading} tabIndex={-1}>
        The secret, shown this once
      </h3>
      <p>
        Copy it now to where the system keeps its secrets. Whoever has it reads what the system may read: do not send it
        by email. Lost, it cannot be shown again: revoke it and make another.
      </p>
      <dl className="client-facts">
        <div>
          <dt>client_id</dt>
          <dd>
            <code>{code}</code> <CopyButton text={code} of="the client_id" />
          </dd>
        </div>
        <div>
          <dt>client_secret</dt>
          <dd>
            <code>{secret}</code> <CopyButton text={secret} of="the secret" />
          </dd>
        </div>
      </dl>
      <p className="actions">
        <button type="button" className="button button--main" onClick={onDone}>
          I have kept it
        </button>
        <Link to="/integrators" target="_blank">
          What the system does with it (opens a new tab)
        </Link>
      </p>
    </section>
  );
}
