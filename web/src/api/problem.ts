import type { components } from "./generated/schema";

type ProblemDocument = components["schemas"]["Problem"];

/** What is wrong with one field of what was sent. */
export interface FieldProblem {
  field: string;
  message: string;
}

/** The server refused: an RFC 9457 problem document. Its `code` is stable, its message is for people. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly FieldProblem[];

  constructor(status: number, code: string, message: string, fields: readonly FieldProblem[] = []) {
    super(message);
    this.name = "Problem";
    this.status = status;
    this.code = code;
    this.fields = fields;
  }

  static from(response: Response, body: unknown): Problem {
    const document: Partial<ProblemDocument> = typeof body === "object" && body !== null ? body : {};
    const fallback = `The server answered ${response.status}${response.statusText ? ` ${response.statusText}` : ""}.`;
    return new Problem(
      response.status,
      document.code ?? `http_${response.status}`,
      document.detail ?? document.title ?? fallback,
      document.errors ?? [],
    );
  }
}

/** The server could not be asked at all. */
export class Unreachable extends Error {
  constructor() {
    super("Browsergrid can't be reached. Check that the server is running.");
    this.name = "Unreachable";
  }
}

/** What to tell the user about any failure. */
export function messageOf(error: unknown): string {
  return error instanceof Problem || error instanceof Unreachable ? error.message : "Something went wrong. Try again.";
}
