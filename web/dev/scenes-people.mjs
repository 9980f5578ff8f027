// The states in which a person is in the loop; each scene starts a chat of its own, so that it can be taken alone.
const box = (page) => page.getByRole("textbox", { name: "Message" });
const begin = async (page, text) => {
  await page.goto("http://127.0.0.1:5199/");
  await box(page).fill(text);
  await box(page).press("Enter");
};
const steps = (page) => page.getByRole("list", { name: "Steps" });
const pause = (page) => page.waitForTimeout(500);
/** The id of the run at work in the chat on the page. */
const runOf = (page) =>
  page.evaluate(async () => {
    const chat = window.location.pathname.split("/").pop();
    return (await (await fetch(`/api/v1/chats/${chat}`)).json()).active_run_id;
  });
const takeAs = async (page, as) => page.request.post(`http://127.0.0.1:5199/api/v1/runs/${await runOf(page)}/control`, { data: { action: "take", as } });
const approval = (page) => page.getByRole("region", { name: /May the agent spend money/ });

export const peopleScenes = {
  approval: async (page) => {
    await begin(page, "Order two blue mugs");
    await approval(page).waitFor();
    await pause(page);
  },
  "approval-note": async (page) => {
    await begin(page, "Order two blue mugs");
    await page.getByRole("button", { name: /tell the agent why/ }).click();
    await page.getByRole("textbox", { name: "Tell the agent why not" }).fill("Use the voucher MUGS first");
    await pause(page);
  },
  denied: async (page) => {
    await begin(page, "Order two blue mugs");
    await approval(page).getByRole("button", { name: "Don’t" }).click();
    await page.getByText("I did not order").waitFor();
    await pause(page);
  },
  allowed: async (page) => {
    await begin(page, "Order two blue mugs");
    await approval(page).getByRole("button", { name: "Allow for this run" }).click();
    await page.getByText("You allowed it for this run").waitFor();
    await page.getByText("are ordered").waitFor();
    await pause(page);
  },
  void: async (page) => {
    await begin(page, "Order two blue mugs, the page is changed meanwhile");
    await approval(page).getByRole("button", { name: "Allow once" }).click();
    await page.getByText("The page changed, so").waitFor();
    await page.getByText("The price changed").waitFor();
    await pause(page);
  },
  unanswered: async (page) => {
    await begin(page, "Order two blue mugs, you are late");
    await page.getByText("Nobody allowed the order").waitFor();
    await pause(page);
  },
  choice: async (page) => {
    await begin(page, "Let me choose the mug");
    await page.getByRole("button", { name: "Glossy" }).waitFor();
    await pause(page);
  },
  code: async (page) => {
    await begin(page, "Sign in with a code");
    await page.getByRole("textbox", { name: "The code" }).waitFor();
    await box(page).fill("48151");
    await pause(page);
  },
  begun: async (page) => {
    await begin(page, "Let me choose the mug");
    await steps(page).getByText("Go to the shop", { exact: true }).waitFor();
    await box(page).fill("and a tea pot, please");
    await page.getByRole("button", { name: "Glossy" }).waitFor();
    await pause(page);
  },
  steering: async (page) => {
    await begin(page, "Add two blue mugs");
    await page.getByText("One blue mug.", { exact: true }).waitFor();
    await box(page).fill("Take the red ones instead");
    await pause(page);
  },
  steered: async (page) => {
    await begin(page, "Add two blue mugs");
    await steps(page).getByText("Go to the shop", { exact: true }).waitFor();
    await box(page).fill("Take the red ones instead");
    await box(page).press("Enter");
    await page.getByText(/Read before step/).waitFor();
    await box(page).fill("And a tea pot");
    await box(page).press("Enter");
    await steps(page).getByText("And a tea pot").waitFor();
    await page.waitForTimeout(150);
  },
  "too-late": async (page) => {
    await begin(page, "Add two blue mugs");
    await steps(page).getByText("The total is in the cart.", { exact: true }).waitFor();
    await box(page).fill("And a tea pot");
    await box(page).press("Enter");
    await page.getByText("Came too late").waitFor();
    await pause(page);
  },
  pausing: async (page) => {
    await begin(page, "Add two blue mugs");
    await steps(page).getByText("Go to the shop", { exact: true }).waitFor();
    await page.keyboard.press("Alt+p");
    await page.getByText("Pausing…").first().waitFor();
  },
  paused: async (page) => {
    await begin(page, "Add two blue mugs");
    await page.getByText("One blue mug.", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Pause" }).click();
    await page.getByText("Nothing happens until you resume").waitFor();
    await pause(page);
  },
  yours: async (page) => {
    await begin(page, "Add two blue mugs");
    await page.getByText("One blue mug.", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Take over" }).click();
    await page.getByText("You have the browser", { exact: true }).waitFor();
    await page.getByRole("application").click({ position: { x: 80, y: 60 } });
    await page.getByText(/You clicked button/).waitFor();
    await pause(page);
  },
  "given-back": async (page) => {
    await page.getByRole("application").click({ position: { x: 80, y: 60 } }).catch(() => undefined);
    await page.getByRole("button", { name: "Give back" }).click({ timeout: 3_000 }).catch(() => undefined);
    await page.getByText("I have not checked out").waitFor();
    await pause(page);
  },
  theirs: async (page) => {
    await begin(page, "Add two blue mugs");
    await page.getByText("One blue mug.", { exact: true }).waitFor();
    await takeAs(page, "0199f000-0000-7000-8000-0000000000ff");
    await page.getByText("Somebody else took the browser").waitFor();
    await pause(page);
  },
};
