/** What a person's hands do to the page, as the live socket takes it. Points are in CSS pixels of the page. */
export type InputMessage =
  | {
      type: "mouse";
      action: "move" | "down" | "up" | "wheel";
      x: number;
      y: number;
      button: "left" | "middle" | "right" | "none";
      buttons: number;
      clicks: number;
      dx: number;
      dy: number;
      modifiers: number;
    }
  | { type: "key"; action: "down" | "up"; key: string; code: string; text: string; modifiers: number; repeat: boolean }
  | { type: "text"; text: string }
  | { type: "compose"; text: string; start: number; end: number }
  | { type: "touch"; action: "start" | "move" | "end" | "cancel"; points: TouchPoint[]; modifiers: number };

export interface TouchPoint {
  x: number;
  y: number;
  id: number;
}

export interface Modified {
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
}

/** The modifier keys as bits: Alt 1, Ctrl 2, Meta 4, Shift 8. */
export const modifiersOf = ({ altKey, ctrlKey, metaKey, shiftKey }: Modified): number =>
  (altKey ? 1 : 0) | (ctrlKey ? 2 : 0) | (metaKey ? 4 : 0) | (shiftKey ? 8 : 0);
