import { expect, test } from "vitest";
import { keyOf, noKey, pasted, problemsIn } from "./keyTyped";

const PEM = "-----BEGIN PUBLIC KEY-----\nMHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE\n-----END PUBLIC KEY-----";
const JWK = JSON.stringify({ kty: "EC", crv: "P-384", x: "a", y: "b", kid: "march" });
const messages = (given: Partial<typeof noKey>) => problemsIn({ ...noKey, ...given }).map(({ message }) => message);

test("what was pasted is known by looking at it", () => {
  expect([PEM, `\n${PEM}\n`, JWK, "ssh-rsa AAAA", "", "[1]", '"x"'].map(pasted)).toEqual([
    "pem",
    "pem",
    "jwk",
    "unknown",
    "unknown",
    "unknown",
    "unknown",
  ]);
  expect(pasted(PEM.replace("-----END PUBLIC KEY-----", ""))).toBe("unknown");
});

test("a private key is never sent, in any of its forms", () => {
  const privates = [
    "-----BEGIN PRIVATE KEY-----\nMIG2\n-----END PRIVATE KEY-----",
    "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----",
    "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIE\n-----END ENCRYPTED PRIVATE KEY-----",
    `${PEM}\n-----BEGIN EC PRIVATE KEY-----\nMIG2`,
    JSON.stringify({ kty: "EC", crv: "P-384", x: "a", y: "b", d: "c" }),
    JSON.stringify({ kty: "oct", k: "c" }),
  ];
  expect(privates.map(pasted)).toEqual(privates.map(() => "private"));
  expect(messages({ kind: "public_key", public_key: privates[0] ?? "" })[0]).toContain("It was not sent");
});

test("an address of keys is whole and encrypted; what belongs to another kind is not asked for", () => {
  expect(messages({ kind: "jwks", jwks_url: "http://warehouse.example/keys" })[0]).toContain("https://");
  expect(messages({ kind: "jwks", jwks_url: "warehouse.example" })[0]).toContain("https://");
  expect(messages({ kind: "jwks", jwks_url: " https://warehouse.example/keys " })).toEqual([]);
  expect(messages({ kind: "secret" })).toEqual([]);
  expect(messages({ kind: "secret", expires_on: "soon" })).toHaveLength(1);
});

test("only what belongs to its kind is sent", () => {
  const typed = { ...noKey, public_key: ` ${PEM} `, jwks_url: "https://x.example", expires_on: "2027-01-01" };
  expect(keyOf({ ...typed, kind: "secret" })).toEqual({ kind: "secret", expires_on: "2027-01-01" });
  expect(keyOf({ ...typed, kind: "public_key" })).toEqual({
    kind: "public_key",
    public_key: PEM,
    kid: null,
    expires_on: "2027-01-01",
  });
});
