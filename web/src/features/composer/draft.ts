import { useState } from "react";

export const MAX_LENGTH = 20_000;

/** The text being written, kept for the browser tab so that a reload or a sign-in in between loses nothing. */
export function useDraft(key: string): [string, (text: string) => void] {
  const storageKey = `browsergrid.draft.${key}`;
  const [text, setText] = useState(() => sessionStorage.getItem(storageKey) ?? "");
  return [
    text,
    (next) => {
      setText(next);
      if (next === "") sessionStorage.removeItem(storageKey);
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
