/** Where what is written goes: a new message, one that waits its turn, the run at work, or the question it asks. */
export type Mode = "message" | "next" | "steer" | "answer";

/** What else than a new message the run takes just now. */
export type Takes = { kind: "nothing" } | { kind: "words" } | { kind: "answer"; id: string; secret: boolean };

interface Situation {
  running: boolean;
  takes: Takes;
  files: boolean;
  /** The question that was open when this text was begun, or that it was meant for since. */
  meantFor: string | null;
  empty: boolean;
}

/** Decides where Enter sends to. Words begun before a question came are not taken for its answer, and files only go with messages. */
export function modeOf({ running, takes, files, meantFor, empty }: Situation): Mode {
  if (!running) return "message";
  if (files || takes.kind === "nothing") return "next";
  if (takes.kind === "answer" && (empty || meantFor === takes.id)) return "answer";
  return "steer";
}

interface Words {
  placeholder: string;
  /** On the button that sends. */
  send: string;
  hint: string;
}

const WORDS: Record<Mode, Words> = {
  message: { placeholder: "Tell the agent what to do", send: "Send", hint: "Send" },
  next: { placeholder: "Write the next message; it waits its turn", send: "Send next", hint: "Send; it waits its turn" },
  steer: { placeholder: "Tell the agent something now", send: "Tell now", hint: "The agent reads it before its next step" },
  answer: { placeholder: "Answer the agent", send: "Answer", hint: "Answer what the agent asks" },
};

export const wordsOf = (mode: Mode): Words => WORDS[mode];
