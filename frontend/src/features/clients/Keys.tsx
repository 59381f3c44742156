import { useState } from "react";
import { Details } from "nhsuk-react-components";
import type { Client, KeyMade } from "../../api/exchangeTypes";
import { whenWords } from "../../lib/moment";
import { Said } from "../../ui/Said";
import { KeyCard } from "./KeyCard";
import { NewKeyForm } from "./NewKeyForm";
import { NewSecret } from "./NewSecret";
import { liveKeys } from "./standing";
import { KEY_WORDS } from "./words";

const MOST = 2;

type KeysProps = { client: Client; adding: boolean; onAdding: (adding: boolean) => void };

/** With what it signs in: one key, or two while the system changes over from one to the other. */
export function Keys({ client, adding, onAdding }: KeysProps) {
  const [made, setMade] = useState<KeyMade>();
  const [said, setSaid] = useState("");
  const live = liveKeys(client);
  const gone = client.keys.filter(({ state }) => state !== "live");
  const full = live.length >= MOST;
  return (
    <section className="section" aria-labelledby="keys-heading">
      <div className="section-head">
        <h2 id="keys-heading">Keys</h2>
        {!adding && !full && (
          <button type="button" className="button" onClick={() => onAdding(true)}>
            {live.length === 0 ? "Give it a key" : "Add the second key"}
          </button>
        )}
      </div>
      <Said words={said} />
      {made?.secret && <NewSecret code={client.code} secret={made.secret} onDone={() => setMade(undefined)} />}
      {adding && !full && (
        <NewKeyForm
          client={client}
          onMade={(key) => {
            setMade(key);
            setSaid(key.secret ? "" : "The key is live: the system can sign in with it now.");
            onAdding(false);
          }}
          onCancel={() => onAdding(false)}
        />
      )}
      {live.length === 0 && !adding && <p>It has no key: it cannot sign in.</p>}
      <ul className="client-keys">
        {live.map((key) => (
          <li key={key.id}>
            <KeyCard
              client={client}
              clientKey={key}
              onRevoked={() => {
                if (made?.key.id === key.id) setMade(undefined);
                setSaid("The key is revoked: it opens nothing any more.");
              }}
            />
          </li>
        ))}
      </ul>
      <p className="note">
        {full
          ? "Two keys are live, which is as many as there can be. Once the system signs in with the newer one, revoke the older."
          : live.length === 1 &&
            "To change a key without a gap: add the second, let the system use it, then revoke the first."}
      </p>
      {gone.length > 0 && (
        <Details className="client-before">
          <Details.Summary>Keys that were revoked or have ended ({gone.length})</Details.Summary>
          <Details.Text>
            <ul className="client-gone">
              {gone.map((key) => (
                <li key={key.id}>
                  {KEY_WORDS[key.kind]} {key.kid}: made {whenWords(key.made_at)},{" "}
                  {key.revoked_at
                    ? `revoked ${whenWords(key.revoked_at)}`
                    : key.expires_at && `ended ${whenWords(key.expires_at)}`}
                  , {key.last_used_at ? `last used ${whenWords(key.last_used_at)}` : "never used"}
                </li>
              ))}
            </ul>
          </Details.Text>
        </Details>
      )}
    </section>
  );
}
