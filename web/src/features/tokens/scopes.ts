/** What a token may be allowed, from the least to everything. */
export const SCOPES = [
  { scope: "read", label: "Read", text: "See chats, sessions, pools and everything else, and change nothing." },
  { scope: "connect", label: "Connect", text: "Claim browsers and drive them: open, release, park and resume sessions." },
  { scope: "cua", label: "Agent", text: "Give tasks to the agent: chats, messages, runs and their files." },
  { scope: "admin", label: "Everything", text: "Whatever you may do yourself. Only for what you trust like yourself." },
] as const;

/** For how long a token is good. */
export const EXPIRIES = [
  { days: 7, label: "7 days" },
  { days: 30, label: "30 days" },
  { days: 90, label: "90 days" },
  { days: 365, label: "1 year" },
  { days: null, label: "Never expires" },
] as const;

export const expiryOf = (days: number | null, now = Date.now()): string | null => (days === null ? null : new Date(now + days * 86_400_000).toISOString());
