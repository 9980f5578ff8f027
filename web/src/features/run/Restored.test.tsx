import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { Restored } from "./Restored";

const item = { tab: "a", where: "", outcome: "exact", expected: 2, exact: 2, mended: 1, reason: "" } as const;

it("is one line that opens into what came back", async () => {
  render(
    <Restored
      tabs={3}
      ms={600}
      summary="Resumed in 0.6 s: 3 tabs; a password field was left empty"
      report={{
        items: [
          { ...item, kind: "control" },
          { ...item, kind: "password", outcome: "lost", expected: 1, exact: 0, mended: 0, reason: "secrets are never kept" },
          { ...item, kind: "page", outcome: "waiting", expected: 1, exact: 0, mended: 0, reason: "put back when it is loaded" },
        ],
      }}
    />,
  );
  expect(screen.queryByRole("list")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: /Resumed in 0.6 s/ }));
  expect(screen.getByRole("list", { name: "What came back" }).textContent).toContain("secrets are never kept");
  expect(screen.getByText("as it was · 1 put back")).toBeTruthy();
  expect(screen.getByText("form fields")).toBeTruthy();
  expect(screen.getByText("1 hidden tab to come when shown")).toBeTruthy();
});

it("is only the line where nothing more is known", () => {
  render(<Restored tabs={1} ms={600} summary="Resumed in 0.6 s: 1 tab" />);
  expect(screen.getByText("Resumed in 0.6 s: 1 tab")).toBeTruthy();
  expect(screen.queryByRole("button")).toBeNull();
});
