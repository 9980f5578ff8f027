import type { InputMessage } from "./messages";

type Schedule = (run: () => void) => void;

/** Sends at once, except moves and turns of the wheel: of those at most one goes out per picture, and never out of turn. */
export class Outbox {
  readonly #send: (message: InputMessage) => void;
  readonly #schedule: Schedule;
  #waiting: InputMessage | null = null;
  #scheduled = false;

  constructor(send: (message: InputMessage) => void, schedule: Schedule = (run) => requestAnimationFrame(run)) {
    this.#send = send;
    this.#schedule = schedule;
  }

  put(message: InputMessage): void {
    if (!isMove(message)) {
      this.#flush();
      this.#send(message);
      return;
    }
    if (this.#waiting && !joins(this.#waiting, message)) this.#flush();
    this.#waiting = this.#waiting ? joined(this.#waiting, message) : message;
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#schedule(() => {
      this.#scheduled = false;
      this.#flush();
    });
  }

  #flush(): void {
    const message = this.#waiting;
    this.#waiting = null;
    if (message) this.#send(message);
  }
}

const isMove = (message: InputMessage): boolean =>
  (message.type === "mouse" && (message.action === "move" || message.action === "wheel")) || (message.type === "touch" && message.action === "move");

const joins = (first: InputMessage, next: InputMessage): boolean =>
  first.type === next.type && "action" in first && "action" in next && first.action === next.action;

/** The newest place counts; what the wheel turned adds up. */
function joined(first: InputMessage, next: InputMessage): InputMessage {
  if (first.type !== "mouse" || next.type !== "mouse") return next;
  return { ...next, dx: first.dx + next.dx, dy: first.dy + next.dy };
}
