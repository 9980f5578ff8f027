import { screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { Problem } from "@/api/problem";
import { show } from "@/testing/render";
import { newValues, type PoolValues } from "./poolForm";
import { PoolForm } from "./PoolForm";

const extensions = { "GET /api/v1/extensions": { body: { data: [] } } };

function form(refusal: unknown = null) {
  const onSubmit = vi.fn((values: PoolValues) => values);
  return { onSubmit, ...show(<PoolForm initial={newValues} action="Create pool" pending={false} refusal={refusal} onSubmit={onSubmit} onCancel={() => undefined} />, extensions) };
}

it("says what is wrong with a number while it is typed", async () => {
  const { user } = form();
  await user.type(screen.getByLabelText("Warm browsers"), "x");
  expect(screen.getByRole("alert").textContent).toBe("A whole number.");
  expect(screen.getByLabelText("Warm browsers").getAttribute("aria-invalid")).toBe("true");
});

it("sends nothing until all is well", async () => {
  const { user, onSubmit } = form();
  await user.click(screen.getByRole("button", { name: "Create pool" }));
  expect(screen.getByRole("alert").textContent).toBe("A pool needs a name.");
  expect(onSubmit).not.toHaveBeenCalled();
  await user.type(screen.getByLabelText("Name"), "shop");
  await user.click(screen.getByRole("button", { name: "Create pool" }));
  expect(onSubmit).toHaveBeenCalledOnce();
});

it("puts the server’s complaint at its field until that is changed", async () => {
  const { user } = form(new Problem(422, "pool_invalid", "Some fields need another look.", [{ field: "template.timezone", message: "Not a known time zone." }]));
  expect(screen.getByRole("alert").textContent).toBe("Not a known time zone.");
  await user.type(screen.getByLabelText("Time zone"), "Europe/Berlin");
  expect(screen.queryByRole("alert")).toBeNull();
});

it("shows what belongs to no field beside the button", () => {
  form(new Problem(409, "name_taken", "You already have a pool of this name."));
  expect(screen.getByRole("alert").textContent).toBe("You already have a pool of this name.");
});

it("warns of what clients may do when nothing is refused", async () => {
  const { user, onSubmit } = form();
  expect(screen.queryByRole("note")).toBeNull();
  await user.selectOptions(screen.getByLabelText("DevTools commands"), "All allowed");
  expect(screen.getByRole("note").textContent).toContain("read and write files of the machine");
  await user.type(screen.getByLabelText("Name"), "shop");
  await user.click(screen.getByRole("button", { name: "Create pool" }));
  expect(onSubmit.mock.lastCall?.[0]?.cdp_policy).toBe("off");
});

it("previews the template as it will be, without the password", async () => {
  const { user } = form();
  await user.type(screen.getByLabelText("Locale"), "de-DE");
  await user.type(screen.getByLabelText("Proxy"), "http://proxy:1");
  await user.type(screen.getByLabelText("Proxy password"), "secret");
  expect(JSON.parse(screen.getByLabelText("Template as JSON", { selector: "pre" }).textContent)).toEqual({ locale: "de-DE", proxy: { server: "http://proxy:1", password: "••••" } });
});
