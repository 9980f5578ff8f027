import { messageOf } from "@/api/problem";

/** What the server said about a form as a whole. */
export function FormProblem({ error }: { error: unknown }) {
  if (!error) return null;
  return (
    <p role="alert" className="rounded-lg bg-destructive-soft px-3 py-2 text-sm text-destructive">
      {messageOf(error)}
    </p>
  );
}
