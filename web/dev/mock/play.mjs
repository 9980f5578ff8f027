// Plays a run's script: emits its events one after another and keeps the run, the chat and the picture in step.
import { randomUUID } from "node:crypto";
import { changed, now } from "./base.mjs";
import { people } from "./people.mjs";
import { scripts } from "./scripts.mjs";
import { runUsage } from "./usage.mjs";

export function play(chat, run, text, { speed, setState, show, touched, messageOf, startNext }) {
  const log = [];
  const followers = new Set();
  let timer;
  const emit = (type, data = {}) => {
    const event = { seq: log.length + 1, run_id: run.id, at: now(), type, data };
    log.push(event);
    for (const follower of followers) follower(event);
    touched(chat);
  };
  const finish = (changes) => {
    clearTimeout(timer);
    Object.assign(run, changes, { finished_at: now(), usage: runUsage(), required_action: null, control: null });
    chat.active_run_id = null;
    setState(chat, "held");
    setTimeout(() => {
      const message = messageOf(chat, run);
      // a run that failed took its browser with it, so that both can be looked at
      if (message) message.browser_state = run.status === "failed" ? "gone" : "saved";
      changed("chats", chat.id);
    }, 500 / speed);
    setTimeout(() => chat.session && !chat.active_run_id && setState(chat, "parked"), 4_000 / speed);
    startNext(chat);
  };
  const handlers = {
    "run.status": ({ status }) => {
      Object.assign(run, { status, started_at: run.started_at ?? now() });
      if (status === "running") setState(chat, "active");
    },
    "step.observed": ({ step }) => (run.step_count = step),
    "model.used": ({ input_tokens, output_tokens }) => ((run.input_tokens += input_tokens), (run.output_tokens += output_tokens)),
    "run.completed": ({ answer, success }) => finish({ status: "completed", answer, success }),
    "run.asked": ({ question, choices }) => finish({ status: "completed", question, choices }),
    "run.failed": (failure) => finish({ status: "failed", failure }),
    "run.cancelled": () => finish({ status: "cancelled" }),
  };
  const script = scripts(text, { first: !chat.session, runId: run.id });
  const advance = () => {
    const next = script[0];
    if (!next) return;
    const [pause, type, data, picture] = next;
    timer = setTimeout(() => {
      if (!beside.free(type, data)) return;
      script.shift();
      if (picture) show(chat, picture);
      if (type === "ask") {
        beside.ask(data);
        if (data.minutes < 1) timer = setTimeout(() => beside.expire(), data.minutes * 60_000);
        return;
      }
      emit(type, data);
      handlers[type]?.(data);
      advance();
    }, pause / speed);
  };
  const beside = people(run, {
    emit,
    proceed: () => (clearTimeout(timer), advance()),
    chain: (entries) => script.unshift(...entries),
  });
  const start = () => {
    chat.active_run_id = run.id;
    chat.session ??= { id: randomUUID(), status: "starting", picture: "blank" };
    advance();
  };
  emit("run.queued");
  if (!chat.active_run_id) start();
  return {
    run, log, start,
    people: beside,
    follow: (follower) => (followers.add(follower), () => followers.delete(follower)),
    cancel: () => {
      clearTimeout(timer);
      script.length = 0;
      setTimeout(() => {
        emit("run.cancelled");
        handlers["run.cancelled"]();
      }, 300);
    },
  };
}
