import { screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { Ask } from "@/features/run/view";
import { show } from "@/testing/render";
import { useNeedsYou } from "./useNeedsYou";

const ask: Ask = { kind: "input", id: "q", step: 1, expiresAt: "", answer: null, input: { question: "Which mug?", kind: "text", choices: [] } };

function Title({ ask: open }: { ask: Ask | null }) {
  return <h1>{useNeedsYou(open, "Mugs")}Mugs</h1>;
}

afterEach(() => void vi.restoreAllMocks());

it("marks the title while a run waits for its person", () => {
  show(<Title ask={ask} />);
  expect(screen.getByRole("heading").textContent).toBe("● Needs you · Mugs");
  expect(screen.queryByText("“Mugs” needs you")).toBeNull();
});

it("tells somebody who looks at another page", async () => {
  vi.spyOn(document, "hidden", "get").mockReturnValue(true);
  show(<Title ask={ask} />);
  expect(await screen.findByText("“Mugs” needs you")).toBeTruthy();
  expect(screen.getByText("Which mug?")).toBeTruthy();
});

it("leaves the title alone otherwise", () => {
  show(<Title ask={null} />);
  expect(screen.getByRole("heading").textContent).toBe("Mugs");
});
