import { afterEach, expect, test, vi } from "vitest";
import { nextCursor } from "./client";
import { fetchSignedIn, isSignedIn, signOut, whenSignedOut } from "./session";

const token = () => Response.json({ access_token: "renewed", token_type: "bearer", expires_in: 900 });
const refused = () => new Response(null, { status: 401 });

function answers(answer: (path: string, request: Request) => Response) {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (input: RequestInfo, init?: RequestInit) => {
    const request = input instanceof Request ? input : new Request(new URL(input, "http://localhost"), init);
    const { pathname } = new URL(request.url);
    asked.push(pathname);
    return answer(pathname, request);
  });
  return asked;
}

afterEach(async () => {
  answers(() => new Response(null, { status: 204 }));
  await signOut();
  vi.unstubAllGlobals();
});

const request = () => new Request("http://localhost/api/v1/me");

test("a reload asks for a token with the cookie", async () => {
  answers(token);
  expect(await isSignedIn()).toBe(true);
});

test("without a cookie there is no sign-in", async () => {
  answers(refused);
  expect(await isSignedIn()).toBe(false);
});

test("many requests that meet 401 together renew the sign-in once and are sent again", async () => {
  const asked = answers((path, sent) => {
    if (path.endsWith("/refresh")) return token();
    return sent.headers.get("authorization") === "Bearer renewed" ? Response.json({}) : refused();
  });
  const both = await Promise.all([fetchSignedIn(request()), fetchSignedIn(request())]);
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  expect(asked.filter((path) => path.endsWith("/refresh"))).toHaveLength(1);
});

test("when it cannot be renewed, the person is told to sign in, once", async () => {
  const told = vi.fn();
  whenSignedOut(told);
  answers(refused);
  expect((await fetchSignedIn(request())).status).toBe(401);
  expect(told).toHaveBeenCalledOnce();
});

test("the next page is the one the Link header names", () => {
  const link = '</api/v1/overview?limit=60>; rel="first", </api/v1/overview?cursor=abc%3D&limit=60>; rel="next"';
  expect(nextCursor(link)).toBe("abc=");
  expect(nextCursor('</api/v1/overview?limit=60>; rel="first"')).toBeUndefined();
  expect(nextCursor(null)).toBeUndefined();
});
