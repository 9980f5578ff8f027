import { screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { expect, it } from "vitest";
import { show } from "@/testing/render";
import { ExtensionField } from "./ExtensionField";

const helper = { id: "aaaaaaaa-1", name: "Helper", version: "2.1", size: 2048, created_at: "2026-01-01T00:00:00Z" };

function Field({ first }: { first: readonly string[] }) {
  const [chosen, setChosen] = useState(first);
  return (
    <>
      <ExtensionField chosen={chosen} onChange={setChosen} problem={undefined} />
      <output>{chosen.join(" ")}</output>
    </>
  );
}

it("deletes an extension after a question, and no longer chooses it", async () => {
  const { user, asked, answers } = show(<Field first={[helper.id]} />, { "GET /api/v1/extensions": { body: { data: [helper] } }, [`DELETE /api/v1/extensions/${helper.id}`]: { status: 204 } });
  await user.click(await screen.findByRole("button", { name: "Delete the extension Helper" }));
  expect(asked.filter(({ method }) => method === "DELETE")).toEqual([]);
  answers["GET /api/v1/extensions"] = { body: { data: [] } };
  await user.click(screen.getByRole("button", { name: "Delete" }));
  expect(await screen.findByText("Extension “Helper” deleted")).toBeTruthy();
  await waitFor(() => expect(screen.queryByRole("checkbox")).toBeNull());
  expect(screen.getByRole("status").textContent).toBe("");
});

it("keeps one that a pool still loads, and says why", async () => {
  const refusal = { status: 409, body: { code: "extension_in_use", detail: "A pool still loads this extension." } };
  const { user } = show(<Field first={[helper.id]} />, { "GET /api/v1/extensions": { body: { data: [helper] } }, [`DELETE /api/v1/extensions/${helper.id}`]: refusal });
  await user.click(await screen.findByRole("button", { name: "Delete the extension Helper" }));
  await user.click(screen.getByRole("button", { name: "Delete" }));
  expect(await screen.findByText("A pool still loads this extension.")).toBeTruthy();
  expect(screen.getByRole("checkbox", { name: /Helper/ })).toHaveProperty("checked", true);
});

it("shows what is chosen but not one’s own, so that it can be left out", async () => {
  const { user } = show(<Field first={["bbbbbbbb-222222"]} />, { "GET /api/v1/extensions": { body: { data: [helper] } } });
  await user.click(await screen.findByRole("checkbox", { name: "Extension 222222, not one of yours" }));
  expect(screen.getByRole("status").textContent).toBe("");
});
