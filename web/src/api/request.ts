import { Unreachable } from "./problem";
import { reachability } from "./reachability";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);
const signedOut = new Set<() => void>();

/** Calls the listener whenever any request finds that nobody is signed in any more. */
export function onSignedOut(listener: () => void): () => void {
  signedOut.add(listener);
  return () => signedOut.delete(listener);
}

/** Tells the app that nobody is signed in any more. */
export function reportSignedOut(): void {
  for (const listener of signedOut) listener();
}

/** Every request of the app passes here: CSRF header, reachability, the signed-out signal. */
export async function send(input: Request): Promise<Response> {
  if (!SAFE.has(input.method)) input.headers.set("X-XSRF-TOKEN", await csrfToken());
  const response = await reach(input);
  const isLogin = new URL(input.url).pathname.endsWith("/login");
  if (response.status === 401 && !isLogin) reportSignedOut();
  return response;
}

async function reach(input: Request | string): Promise<Response> {
  try {
    const response = await fetch(input);
    // The development proxy and gateways answer for a server that is down.
    const answered = response.status !== 502 && response.status !== 504;
    reachability.report(answered);
    if (!answered) throw new Unreachable();
    return response;
  } catch (error) {
    if (error instanceof Unreachable || (error instanceof DOMException && error.name === "AbortError")) throw error;
    reachability.report(false);
    throw new Unreachable();
  }
}

async function csrfToken(): Promise<string> {
  if (!csrfCookie()) await reach("/api/v1/me");
  return csrfCookie() ?? "";
}

function csrfCookie(): string | undefined {
  const found = /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1];
  return found ? decodeURIComponent(found) : undefined;
}
