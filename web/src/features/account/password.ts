/** What the server can keep of a password, in bytes of UTF-8. */
const LEAST = 12;
const MOST = 72;

/** What is wrong with a new password, or undefined. */
export function passwordProblem(password: string): string | undefined {
  const bytes = new TextEncoder().encode(password).length;
  if (bytes < LEAST) return `At least ${LEAST} characters.`;
  if (bytes > MOST) return `At most ${MOST} bytes; this has ${bytes}.`;
  return undefined;
}

/** What is wrong with its repetition, or undefined. */
export const repetitionProblem = (password: string, again: string): string | undefined => (password === again ? undefined : "The two are not the same.");
