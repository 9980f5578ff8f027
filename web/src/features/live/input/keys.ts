import { modifiersOf, type InputMessage, type Modified } from "./messages";

interface KeyLike extends Modified {
  key: string;
  code: string;
  repeat: boolean;
  isComposing: boolean;
  keyCode: number;
  getModifierState: (key: string) => boolean;
}

/** Ctrl, Alt and Escape together give the browser back; no page gets this chord. */
export const isGiveBack = ({ key, ctrlKey, altKey }: Pick<KeyLike, "key" | "ctrlKey" | "altKey">): boolean => key === "Escape" && ctrlKey && altKey;

const UNDECIDED: ReadonlySet<string> = new Set(["Dead", "Process", "Unidentified"]);

/** Whether an input method has the key: what comes of it arrives as text. */
export const isComposed = ({ key, isComposing, keyCode }: Pick<KeyLike, "key" | "isComposing" | "keyCode">): boolean =>
  isComposing || keyCode === 229 || UNDECIDED.has(key);

/** Whether this pastes: the key stays here, and the text of the clipboard goes to the page. */
export const isPaste = ({ key, ctrlKey, metaKey, altKey }: Pick<KeyLike, "key" | keyof Modified>): boolean => (ctrlKey || metaKey) && !altKey && key.toLowerCase() === "v";

/** A key that goes down or up. */
export function keyMessage(action: "down" | "up", event: KeyLike): InputMessage {
  const { key, code, repeat } = event;
  return { type: "key", action, key, code, text: action === "down" ? typed(event) : "", modifiers: modifiersOf(event), repeat };
}

const NAMED = /^[A-Z][A-Za-z0-9]+$/;

/** What a key writes. With Ctrl, Meta or Alt a letter is a shortcut, unless the keyboard makes another character of it. */
function typed(event: KeyLike): string {
  const { key, code, altKey, ctrlKey, metaKey } = event;
  if (key === "Enter" && !ctrlKey && !metaKey && !altKey) return "\r";
  if (NAMED.test(key)) return "";
  if (event.getModifierState("AltGraph")) return key;
  if (ctrlKey || metaKey) return "";
  const plain = code === `Key${key.toUpperCase()}` || code === `Digit${key}` || key === " ";
  return altKey && plain ? "" : key;
}

/** What an on-screen keyboard does without keys: words, line ends and deletions. */
export function editMessages(inputType: string, data: string | null): InputMessage[] {
  switch (inputType) {
    case "insertText":
    case "insertReplacementText":
    case "insertFromPaste":
    case "insertFromDrop":
      return data ? [{ type: "text", text: data }] : [];
    case "insertLineBreak":
    case "insertParagraph":
      return press("Enter", "\r");
    case "deleteContentBackward":
    case "deleteWordBackward":
      return press("Backspace");
    case "deleteContentForward":
      return press("Delete");
    default:
      return [];
  }
}

const press = (key: string, text = ""): InputMessage[] => [
  { type: "key", action: "down", key, code: key, text, modifiers: 0, repeat: false },
  { type: "key", action: "up", key, code: key, text: "", modifiers: 0, repeat: false },
];
