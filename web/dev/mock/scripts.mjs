// What the simulated runs do: [pause in ms, event type, data, picture to show].
const snapshot = `tabs:
* t1 "Shop" http://127.0.0.1:8080/playground/shop.html
page:
- banner:
  - link "Cart (0)" [ref=e4] [cursor=pointer]
- heading "The Little Shop" [level=1] [ref=e5]
- list:
  - listitem [ref=e7]:
    - heading "Blue mug" [level=3] [ref=e8]
    - text: €12.50
    - button "Add to cart" [ref=e9] [cursor=pointer]`;

export function scripts(text, { first, runId }) {
  const wake = first
    ? [[200, "run.status", { status: "acquiring" }], [500, "run.status", { status: "running" }]]
    : [
        [200, "run.status", { status: "restoring" }],
        [600, "session.restored", { tabs: 2, ms: 840, summary: "scroll and form as they were · a password field was not kept" }],
        [100, "run.status", { status: "running" }],
      ];
  if (/pay|order/i.test(text)) return [...wake, ...shopping(runId), ...paying(text)];
  if (/code/i.test(text)) return [...wake, ...shopping(runId).slice(0, 7), ...asking({ question: "The shop has sent a **code** to your phone. What is it?", kind: "code", choices: [] })];
  if (/choose/i.test(text)) return [...wake, ...shopping(runId).slice(0, 7), ...asking({ question: "There are two blue mugs, **matt** and **glossy**. Which one?", kind: "choice", choices: ["Matt", "Glossy", "One of each"] })];
  const ended = /fail/i.test(text) ? failure : /ask/i.test(text) ? question : answer;
  return [...wake, ...shopping(runId), ...ended];
}

const answer = [
  [300, "text.delta", { step: 6, text: "The total is **€25.00** " }],
  [200, "text.delta", { step: 6, text: "for two blue mugs." }],
  [300, "run.completed", { success: true, answer: "The total is **€25.00** for two blue mugs.\n\n| Item | Each | Number | Sum |\n|---|---|---|---|\n| Blue mug | €12.50 | 2 | €25.00 |\n\nThey are in the cart; I have not checked out." }],
];
const question = [[400, "run.asked", { question: "There are two blue mugs, **matt** and **glossy**. Which one?", choices: ["Matt", "Glossy", "One of each"] }]];
const failure = [
  [300, "model.retried", { step: 5, problem: "429 too many requests", pause_ms: 2000 }],
  [900, "run.failed", { code: "model_error", message: "The model’s server kept refusing: 429 too many requests. Wait a minute, or choose another model for this chat." }],
];

/** A payment that somebody must allow; the text says how the page behaves meanwhile. */
function paying(text) {
  const action = { step: 6, index: 0, tool: "click" };
  const finished = (result, error_code) => [600, "action.finished", { ...action, result, error_code, took_ms: 4_200 }];
  const done = (success, said) => [[800, "run.completed", { success, answer: said }]];
  const approve = /void|changed/i.test(text)
    ? [finished("error(approval_void): the page changed after the user was shown it, so nothing was done", "approval_void"), ...done(false, "The price changed while you were asked, so I did not order.")]
    : [finished("ok: clicked; the order is placed", null), ...done(true, "The two mugs are **ordered** for €25.00.")];
  return [
    [150, "step.observed", { step: 6, url: "https://shop.example/cart", title: "Your cart", tabs: 2, snapshot }],
    [200, "action.started", { ...action, arguments: '{"ref":"e31"}', description: "Click button “Pay €25.00”", reason: "The cart holds the two mugs that were asked for." }],
    [200, "ask", {
      kind: "approval",
      minutes: /late/i.test(text) ? 0.05 : 3,
      content: {
        index: 0, tool: "click", description: "Click button “Pay €25.00”", reason: "The cart holds the two mugs that were asked for.", concern: "payment",
        consequence: "This may spend money or order something.", origin: "https://shop.example", address: "https://shop.example/cart", element: "button “Pay €25.00”", picture: "pay",
      },
      then: {
        approve,
        deny: [finished("error(approval_denied): the user does not want this", "approval_denied"), ...done(false, "I did not order. The mugs are still in the cart.")],
        expire: [finished("error(approval_expired): the user was asked to allow this and did not answer", "approval_expired"), ...done(false, "Nobody allowed the order, so I left it. The mugs are still in the cart.")],
      },
    }],
  ];
}

function asking(content) {
  const step = 2;
  const action = { step, index: 0, tool: "ask_user" };
  return [
    [150, "step.observed", { step, url: "https://shop.example/", title: "The Little Shop", tabs: 1, snapshot }],
    [200, "action.started", { ...action, arguments: JSON.stringify({ question: content.question }), description: "Ask a question", reason: "" }],
    [1_200, "ask", {
      kind: "input", minutes: 10, content,
      then: () => [[300, "action.finished", { ...action, result: "ok: the user answered", error_code: null, took_ms: 8_300 }], [700, "run.completed", { success: true, answer: "Thank you. It is **done**." }]],
    }],
  ];
}

function shopping(runId) {
  const steps = [
    ["navigate", { url: "/playground/shop.html" }, "Go to the shop", "The task is about the shop.", "shop", "ok: opened"],
    ["click", { ref: "e9" }, "Click button “Add to cart” next to “Blue mug”", "One blue mug.", "shop1", "ok: clicked; the cart now says 1"],
    ["click", { ref: "e99" }, "Click button “Add to cart” next to “Blue mug”", "The second blue mug.", "shop1", "error(stale_ref): e99 is not on the page any more. Use a ref from the newest page."],
    ["click", { ref: "e9" }, "Click button “Add to cart” next to “Blue mug”", "The second blue mug, again.", "shop2", "ok: clicked; the cart now says 2"],
    ["click", { ref: "e4" }, "Click link “Cart (2)”", "The total is in the cart.", "cart", "ok: clicked; a new tab opened"],
  ];
  return steps.flatMap(([tool, args, description, reason, picture, result], i) => {
    const step = i + 1;
    const error_code = /^error\((\w+)\)/.exec(result)?.[1] ?? null;
    return [
      [150, "step.observed", { step, url: "http://127.0.0.1:8080/playground/shop.html", title: "The Little Shop", tabs: 1, snapshot }],
      ...(step === 1 ? [[200, "text.delta", { step, text: "I’ll open the shop, add the mugs " }], [200, "text.delta", { step, text: "and read the total from the cart." }]] : []),
      [300, "model.used", { step, input_tokens: 1240, output_tokens: 58 }],
      [200, "action.started", { step, index: 0, tool, arguments: JSON.stringify({ ...args, reason }), description, reason }],
      [900, "action.finished", { step, index: 0, tool, result, error_code, took_ms: 310 + 170 * i }, picture],
      ...(step === 2 ? [[50, "notice", { step, code: "dialog", text: "The page said “Added to your cart”; it was accepted." }]] : []),
      [100, "step.screenshot", { step, url: `/api/v1/runs/${runId}/steps/${step}/screenshot?picture=${picture}`, width: 1280, height: 720 }],
    ];
  });
}
