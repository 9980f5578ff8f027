import { useQuery } from "@tanstack/react-query";
import { screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { api, unwrap } from "@/api/client";
import { onSignedOut } from "@/api/request";
import { show } from "@/testing/render";
import { startUpdates } from "@/testing/updatesServer";
import { LiveBadge } from "./LiveBadge";
import { useUpdates } from "./useUpdates";

const PATIENCE = { timeout: 15_000 };
const tokens = (count: number) => ({ "GET /api/v1/tokens": { body: { data: Array.from({ length: count }, (_, id) => ({ id })) } } });

function Page() {
  const { status } = useUpdates({ admin: false, scope: "own" });
  const { data } = useQuery({ queryKey: ["tokens"], queryFn: async () => (await unwrap(api.GET("/api/v1/tokens"))).data });
  return (
    <>
      <LiveBadge status={status} />
      <p>{data?.length} tokens</p>
    </>
  );
}

let server: Awaited<ReturnType<typeof startUpdates>>;
beforeEach(async () => {
  server = await startUpdates();
});
afterEach(async () => {
  await server.stop();
  vi.unstubAllGlobals();
});

it("shows what changed while the connection was lost as soon as it is back", async () => {
  const { answers } = show(<Page />, tokens(1));
  await screen.findByText("Live", {}, PATIENCE);
  await screen.findByText("1 tokens", {}, PATIENCE);
  await server.stop();
  await screen.findByText("Offline", {}, PATIENCE);
  Object.assign(answers, tokens(2));
  await server.start();
  await screen.findByText("Live", {}, PATIENCE);
  await screen.findByText("2 tokens", {}, PATIENCE);
  expect(server.asked).toEqual(Array(2).fill({ type: "subscribe", scope: "own", topics: ["sessions", "pools", "chats", "tokens", "audit", "logins", "profiles"] }));
});

it("asks again for what a message names, and for everything when the server says that news were missed", async () => {
  const { answers } = show(<Page />, tokens(1));
  await screen.findByText("1 tokens", {}, PATIENCE);
  await screen.findByText("Live", {}, PATIENCE);
  Object.assign(answers, tokens(2));
  server.tell({ type: "changed", topic: "tokens", ids: ["a"] });
  await screen.findByText("2 tokens", {}, PATIENCE);
  Object.assign(answers, tokens(3));
  server.tell({ type: "resync" });
  await screen.findByText("3 tokens", {}, PATIENCE);
});

it("reports that nobody is signed in once the server ends the connection for that", async () => {
  const signal = vi.fn();
  const forget = onSignedOut(signal);
  show(<Page />, tokens(1));
  await screen.findByText("Live", {}, PATIENCE);
  server.end(4401);
  await screen.findByText("Offline", {}, PATIENCE);
  expect(signal).toHaveBeenCalledOnce();
  forget();
});
