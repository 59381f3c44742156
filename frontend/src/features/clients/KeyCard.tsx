import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Client, ClientKey } from "../../api/exchangeTypes";
import { whenWords } from "../../lib/moment";
import { longDate } from "../../lib/period";
import { Confirm } from "../../ui/Confirm";
import { Failing } from "../../ui/Failing";
import { Tag } from "../../ui/Tag";
import { revokeKey } from "./queries";
import { endOf, endsSoon, liveKeys } from "./standing";
import { KEY_WORDS } from "./words";

type KeyCardProps = { client: Client; clientKey: ClientKey; onRevoked: () => void };

/** One live key: whose it is, when it was last used, when it ends; and the way to stop it. */
export function KeyCard({ client, clientKey: key, onRevoked }: KeyCardProps) {
  const queryClient = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => revokeKey(client.code, key.id),
    onSuccess: async () => {
      await queryClient.invalidateQueries();
      onRevoked();
    },
  });
  const ends = endOf(key);
  const only = liveKeys(client).length === 1;
  const whole = `${KEY_WORDS[key.kind]} made ${whenWords(key.made_at)}`;
  return (
    <article className="card" aria-label={whole}>
      <h3>
        {[KEY_WORDS[key.kind], key.strength].filter(Boolean).join(", ")}{" "}
        {key.last_used_at === null && <Tag tone="late">Never used</Tag>}{" "}
        {endsSoon(key) && <Tag tone="late">Ends soon</Tag>}
      </h3>
      <dl className="client-facts">
        {key.kid && (
          <div>
            <dt>Name of the key (kid)</dt>
            <dd>
              <code>{key.kid}</code>
            </dd>
          </div>
        )}
        {key.jwks_url && (
          <div>
            <dt>Address</dt>
            <dd>
              <code>{key.jwks_url}</code>
            </dd>
          </div>
        )}
        <div>
          <dt>Last used</dt>
          <dd>{key.last_used_at ? whenWords(key.last_used_at) : "never"}</dd>
        </div>
        <div>
          <dt>Made</dt>
          <dd>
            {whenWords(key.made_at)} by {key.made_by}
          </dd>
        </div>
        <div>
          <dt>Ends</dt>
          <dd>{ends ? longDate(ends) : "when it is revoked"}</dd>
        </div>
      </dl>
      {revoke.error && <Failing what="The key has not been revoked." error={revoke.error} />}
      {only && !client.disabled ? (
        <p className="note">
          It is the only key: add another before it is revoked. To shut the system out, disable the client.
        </p>
      ) : (
        <Confirm
          act="Revoke"
          of={whole}
          question={
            only
              ? "It opens nothing any more, also when the client is enabled again."
              : "What signed in with it stops within a second. The other key goes on working."
          }
          yes="Revoke it for good"
          no="Keep it"
          busy={revoke.isPending}
          onConfirm={() => revoke.mutate()}
        />
      )}
    </article>
  );
}
