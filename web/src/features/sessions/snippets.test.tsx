import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { show } from "@/testing/render";
import { ConnectSnippets } from "./ConnectSnippets";
import { snippets } from "./snippets";

const URL = "wss://grid.example/session/1/connect/devtools/browser/2";

it.each(snippets)("the snippet for $name has the address in it", ({ text }) => {
  expect(text(URL)).toContain("grid.example/session/1/connect/");
});

it("asks over HTTP where the socket is no use", () => {
  expect(snippets.at(-1)?.text(URL)).toBe('curl -H "Authorization: Bearer $TOKEN" https://grid.example/session/1/connect/json/list');
});

it("shows the snippet for the client one has, to be copied", async () => {
  const { user } = show(<ConnectSnippets url={URL} />, {});
  expect(screen.getByLabelText("Snippet for Playwright (Java)").textContent).toContain("connectOverCDP");
  await user.selectOptions(screen.getByRole("combobox", { name: "Connect with" }), "Puppeteer");
  expect(screen.getByLabelText("Snippet for Puppeteer").textContent).toContain("browserWSEndpoint");
  expect(screen.getByRole("button", { name: "Copy the snippet for Puppeteer" })).toBeTruthy();
});
