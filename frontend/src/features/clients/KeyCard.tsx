import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Client, ClientKey } from "../../api/exchangeTypes";
import { whenWords } from "../../lib/moment";
import { longDate } from "../../lib/period";
import { Confirm } from "../../ui/Confirm";
import { Facts } from "../../ui/Facts";
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
      <Facts
        facts={{
          "Name of the key (kid)": key.kid && <code>{key.kid}</code>,
          Address: key.jwks_url && <code>{key.jwks_url}</code>,
          "Last used": key.last_used_at ? whenWords(key.last_used_at) : "never",
          Made: `${whenWords(key.made_at)} by ${key.made_by}`,
          Ends: ends ? longDate(ends) : "when it is revoked",
        }}
      />
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
