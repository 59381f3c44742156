import { useQueryClient } from "@tanstack/react-query";
import { Radios, Textarea, TextInput } from "nhsuk-react-components";
import { useState } from "react";
import type { Client, KeyMade } from "../../api/exchangeTypes";
import { FormCard } from "../../ui/FormCard";
import { fieldsOf } from "../../ui/fieldsOf";
import { useForm } from "../../ui/useForm";
import { keyOf, noKey, problemsIn, type KeyTyped } from "./keyTyped";
import { addKey } from "./queries";
import { KEY_WORDS } from "./words";

const NAME = "key";
const kinds: { kind: KeyTyped["kind"]; hint: string }[] = [
  { kind: "secret", hint: "We make it and show it once. The quickest to begin with." },
  {
    kind: "public_key",
    hint: "The system keeps its private key to itself and signs with it: safer, since nobody else ever has it.",
  },
  { kind: "jwks", hint: "The system publishes its public keys and changes them itself." },
];

type NewKeyFormProps = { client: Client; onMade: (key: KeyMade) => void; onCancel: () => void };

/** A key is added. Nothing of it is kept on this computer. */
export function NewKeyForm({ client, onMade, onCancel }: NewKeyFormProps) {
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState(noKey);
  const change = (next: Partial<KeyTyped>) => setTyped({ ...typed, ...next });
  const { problems, busy, wrong, submit } = useForm({
    typed,
    problemsIn,
    send: (sent) => addKey(client.code, keyOf(sent)),
    onDone: async (key) => {
      await queryClient.invalidateQueries();
      onMade(key);
    },
  });
  const field = fieldsOf(NAME, typed, change, wrong);
  return (
    <FormCard
      title={`A key for ${client.name}`}
      name={NAME}
      unchanged="No key has been added"
      act={typed.kind === "secret" ? "Make a secret" : "Add this key"}
      busy={busy}
      problems={problems}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <div className="form-fields__whole">
        <Radios
          legend="How does it show that it is itself?"
          legendProps={{ size: "s" }}
          small
          id={`${NAME}-kind`}
          name="kind"
          error={wrong("kind")}
        >
          {kinds.map(({ kind, hint }) => (
            <Radios.Item
              key={kind}
              value={kind}
              hint={hint}
              checked={typed.kind === kind}
              onChange={() => change({ kind })}
            >
              {KEY_WORDS[kind]}
            </Radios.Item>
          ))}
        </Radios>
      </div>
      {/* The library ties a conditional field to its radio with aria-expanded, which a radio may not have. */}
      {typed.kind === "public_key" && (
        <div className="form-fields__whole">
          <Textarea
            label="Public key"
            hint="PEM, or a JWK: RSA of at least 2048 bits, or the curve P-384. Never the private key."
            rows={6}
            spellCheck={false}
            className="client-pasted"
            {...field("public_key")}
          />
        </div>
      )}
      {typed.kind === "public_key" && (
        <TextInput
          label="Name of the key (kid) (optional)"
          hint="How its assertions name it; else as the JWK says, or its thumbprint."
          autoComplete="off"
          maxLength={200}
          {...field("kid")}
        />
      )}
      {typed.kind === "jwks" && (
        <TextInput
          label="Address of the public keys (JWKS)"
          hint="https://warehouse.example.nhs.uk/.well-known/jwks.json"
          type="url"
          autoComplete="off"
          {...field("jwks_url")}
        />
      )}
      <TextInput
        label="Ends on (optional)"
        hint="The first day on which it opens nothing."
        type="date"
        {...field("expires_on")}
      />
    </FormCard>
  );
}
