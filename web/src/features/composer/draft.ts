import { useState } from "react";

export const MAX_LENGTH = 20_000;

const PREFIX = "browsergrid.draft.";

/** Removes what was being written, for whoever uses this browser next. */
export function forgetDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
}

/** The text one is writing, kept for the browser tab so that a reload or a login that ran out loses nothing; a secret is kept nowhere. */
export function useDraft(key: string, secret = false): [string, (text: string) => void] {
  const storageKey = PREFIX + key;
  const [text, setText] = useState(() => sessionStorage.getItem(storageKey) ?? "");
  return [
    text,
    (next) => {
      setText(next);
      if (next === "" || secret) sessionStorage.removeItem(storageKey);
      else sessionStorage.setItem(storageKey, next.slice(0, 2 * MAX_LENGTH));
    },
  ];
}

interface Writing {
  text: string;
  uploading: boolean;
  sending: boolean;
}

/** Why the message cannot be sent yet; null when it can. */
export function whyNot({ text, uploading, sending }: Writing): string | null {
  if (sending) return "Sending…";
  if (uploading) return "Waiting for the files";
  if (text.trim() === "") return "Write a message first";
  if (text.length > MAX_LENGTH) return `Shorten the message to ${MAX_LENGTH.toLocaleString("en")} characters`;
  return null;
}
