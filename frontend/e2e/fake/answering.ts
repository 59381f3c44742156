import type { Route } from "playwright-core";

export const json = (route: Route, body: unknown, status = 200) =>
  route.fulfill({ status, contentType: "application/json", body: JSON.stringify(body) });

export const problem = (route: Route, status: number, detail: string, errors?: { field: string; message: string }[]) =>
  route.fulfill({
    status,
    contentType: "application/problem+json",
    body: JSON.stringify({ type: "about:blank", title: detail, status, detail, reference: "7f3a 22c1", errors }),
  });
