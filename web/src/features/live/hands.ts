/** Whose hands are on the browser, and how to change that. */
export interface Hands {
  holder: "you" | "other" | null;
  /** Asked for; the agent does not stand still yet. */
  coming: boolean;
  /** Null where there is nothing to take over, because nothing is at work. */
  onTake: (() => void) | null;
  onGiveBack: () => void;
}
