// What people tell simulated runs: pauses, messages, approvals, answers and the browser in their hands.
import { randomUUID } from "node:crypto";
import { me } from "./account.mjs";
import { problem } from "./base.mjs";

const over = problem(409, "run_over", "The run is over.");
const inMinutes = (minutes) => new Date(Date.now() + minutes * 60_000).toISOString();

/** Somebody else, for the simulation to show what their doings look like. */
export const SOMEBODY = "0199f000-0000-7000-8000-0000000000ff";

/** The people beside one run. `emit` tells its log, `proceed` goes on with its script. */
export function people(run, { emit, proceed, chain }) {
  const unread = [];
  let step = 0;
  let waiting = false;
  const status = (word) => {
    run.status = word;
    emit("run.status", { status: word });
  };
  const end = (then) => {
    run.required_action = null;
    status("running");
    chain(then ?? []);
    proceed();
  };
  return {
    /** Before each entry of the script: whether it may go on now. */
    free(type, data) {
      if (type === "step.observed") {
        step = data.step;
        if (unread.length > 0) emit("message.read", { ids: unread.splice(0), step });
      }
      if (type !== "action.started" && type !== "step.observed") return true;
      if (!run.pause_requested) return true;
      waiting = true;
      status("paused");
      if (run.wanted) this.hold(run.wanted);
      return false;
    },
    /** Asks; the script goes on with `then[answer]`. */
    ask({ kind, content, minutes, then }) {
      const id = randomUUID();
      const picture_url = content.picture ? `/api/v1/runs/${run.id}/approvals/${id}/picture?picture=${content.picture}` : null;
      const told = kind === "approval" ? { ...content, picture: undefined, picture_url } : content;
      run.required_action = { id, type: kind, step, asked_at: new Date().toISOString(), expires_at: inMinutes(minutes), approval: null, input: null, [kind]: told };
      run.then = then;
      emit(`${kind}.requested`, { id, step, expires_at: run.required_action.expires_at, [kind]: told });
      status("requires_action");
    },
    decide(id, { decision, scope = "once" }) {
      if (run.required_action?.id !== id) return problem(409, "approval_over", "This was answered before.");
      const approved = decision === "approve";
      emit("approval.resolved", approved ? { id, decision: "approved", scope, by: me.id } : { id, decision: "denied", by: me.id });
      end(run.then[decision]);
      return { status: 200, body: run };
    },
    answer({ text }) {
      if (run.required_action?.type !== "input") return problem(409, "no_input_wanted", "Nothing is asked just now.");
      emit("input.resolved", { id: run.required_action.id, answered: true });
      end(run.then(text));
      return { status: 200, body: run };
    },
    expire() {
      emit("approval.resolved", { id: run.required_action.id, decision: "expired" });
      end(run.then.expire);
    },
    say({ text }) {
      if (run.finished_at) return over;
      const id = randomUUID();
      unread.push(id);
      emit("message.sent", { id, text });
      return { status: 202, body: { id } };
    },
    pause() {
      if (run.finished_at) return over;
      if (!run.pause_requested) emit("pause.requested", { by: me.id });
      run.pause_requested = true;
      return { status: 202, body: run };
    },
    resume() {
      if (run.control && run.control.holder !== me.id) return problem(409, "control_held", "Somebody else has this browser in their hands.");
      if (run.control) this.hold(null);
      run.wanted = null;
      if (run.pause_requested) emit("pause.ended", { by: me.id });
      run.pause_requested = false;
      if (waiting) {
        waiting = false;
        status("running");
        proceed();
      }
      return { status: 202, body: run };
    },
    control({ action, as = me.id }) {
      if (action === "give_back") return this.resume();
      if (run.control && run.control.holder !== as) return problem(409, "control_held", "Somebody else has this browser in their hands.");
      this.pause();
      if (waiting) this.hold(as);
      else run.wanted = as;
      return { status: 202, body: run };
    },
    hold(holder) {
      run.control = holder && { holder, since: new Date().toISOString() };
      emit("control.changed", { holder });
    },
    /** What came over the live socket. */
    acted(message) {
      if (message.type === "mouse" && message.action === "down") emit("person.acted", { text: "Clicked button “Apply voucher”", by: me.id });
      if (message.type === "text") emit("person.acted", { text: `Typed “${message.text}” into “Voucher”`, by: me.id });
    },
  };
}

/** The routes to them; `find` gives a run's people. */
export const routes = (find) =>
  [
    ["POST", /^\/runs\/([^/]+)\/(pause|resume)$/, ([id, what]) => find(id)?.[what]()],
    ["POST", /^\/runs\/([^/]+)\/messages$/, ([id], body) => find(id)?.say(body)],
    ["POST", /^\/runs\/([^/]+)\/approvals\/([^/]+)$/, ([id, approval], body) => find(id)?.decide(approval, body)],
    ["POST", /^\/runs\/([^/]+)\/input$/, ([id], body) => find(id)?.answer(body)],
    ["POST", /^\/runs\/([^/]+)\/control$/, ([id], body) => find(id)?.control(body)],
  ];
