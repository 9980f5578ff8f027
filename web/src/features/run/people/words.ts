import type { ActionView, ApprovalAsk, Ask } from "../view";

const QUESTIONS: Partial<Record<string, string>> = {
  payment: "May the agent spend money here?",
  message: "May the agent send this in your name?",
  account: "May the agent create this account?",
  deletion: "May the agent delete or cancel this?",
  consent: "May the agent agree to this for you?",
  data_change: "May the agent hand this in?",
  data_crossing: "May the agent take this text to another site?",
};

/** What an approval asks, as a question. */
export const questionOf = (concern: string): string => QUESTIONS[concern] ?? "May the agent do this?";

const WITHHELD: ReadonlySet<string> = new Set(["approval_denied", "approval_expired", "approval_void"]);

/** Whether an action was held back by what people said, or did not say, rather than having failed. */
export const isWithheld = ({ end }: ActionView): boolean => end?.errorCode != null && WITHHELD.has(end.errorCode);

/** "You", or somebody else: people's names are not at hand. */
export const nameOf = (id: string | null, viewer: string | null): string => (id === null ? "Somebody" : id === viewer ? "You" : "Somebody else");

/** How something that was asked came out, in a line; `over` says that the run has ended. Null while it is open. */
export function verdict(ask: Ask, action: ActionView | null, viewer: string | null, over: boolean): string | null {
  if (!ask.answer) return over ? "The run ended before anybody answered" : null;
  if (ask.kind === "input") return ask.answer.answered ? "Answered" : "Nobody answered, so the run ended with this question";
  if (action?.end?.errorCode === "approval_void") return "The page changed, so it was not done";
  const { decision, by } = ask.answer;
  switch (decision) {
    case "approved":
      return `${nameOf(by, viewer)} allowed it ${howFar(ask)}`;
    case "denied":
      return by === null ? "Denied" : `${nameOf(by, viewer)} denied it`;
    case "expired":
      return "Nobody answered, so it was not done";
  }
}

function howFar({ answer, approval }: ApprovalAsk): string {
  switch (answer?.scope) {
    case "run":
      return "for this run";
    case "site":
      return `always on ${hostOf(approval.origin)}`;
    default:
      return "once";
  }
}

/** The host of an origin; an origin that is none is shown as it is. */
export const hostOf = (origin: string): string => (URL.canParse(origin) ? new URL(origin).host || origin : origin);

/** Time left as on a kitchen clock: "2:41", "0:09". */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** What is asked of an action: an approval names it; the questions of a step go to its `ask_user` calls in order. */
export function askOf(asks: readonly Ask[], actions: readonly ActionView[], action: ActionView): Ask | null {
  const approval = asks.find((ask) => ask.kind === "approval" && ask.approval.index === action.index);
  if (approval) return approval;
  const place = actions.filter(({ tool }) => tool === "ask_user").indexOf(action);
  return asks.filter(({ kind }) => kind === "input")[place] ?? null;
}
