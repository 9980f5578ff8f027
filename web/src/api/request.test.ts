import { afterEach, expect, it, vi } from "vitest";
import { Unreachable } from "./problem";
import { reachability } from "./reachability";
import { onSignedOut, send } from "./request";

const url = (path: string) => new URL(path, window.location.origin);

afterEach(() => {
  vi.unstubAllGlobals();
});

it("sends the CSRF token with whatever changes something, and fetches it first if need be", async () => {
  const asked: (string | Request)[] = [];
  vi.stubGlobal("fetch", (input: string | Request) => {
    asked.push(input);
    document.cookie = "XSRF-TOKEN=secret";
    return Promise.resolve(new Response());
  });
  await send(new Request(url("/api/v1/chats"), { method: "POST" }));
  expect(asked[0]).toBe("/api/v1/me");
  expect((asked[1] as Request).headers.get("X-XSRF-TOKEN")).toBe("secret");
});

it("signals that the login is gone, but not for a wrong password", async () => {
  const signal = vi.fn();
  const forget = onSignedOut(signal);
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(null, { status: 401 })));
  document.cookie = "XSRF-TOKEN=secret";
  await send(new Request(url("/api/v1/login"), { method: "POST" }));
  expect(signal).not.toHaveBeenCalled();
  await send(new Request(url("/api/v1/chats")));
  expect(signal).toHaveBeenCalledOnce();
  forget();
});

it("knows when the server cannot be reached and when it is back", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("refused")));
  await expect(send(new Request(url("/api/v1/me")))).rejects.toBeInstanceOf(Unreachable);
  expect(reachability.current()).toBe(false);
  vi.stubGlobal("fetch", () => Promise.resolve(new Response()));
  await send(new Request(url("/api/v1/me")));
  expect(reachability.current()).toBe(true);
});
