/** How long to wait before try number `attempt` (from 0): doubling from half a second to eight, with jitter. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(8_000, 500 * 2 ** attempt);
  return ceiling * (0.75 + 0.25 * random());
}
