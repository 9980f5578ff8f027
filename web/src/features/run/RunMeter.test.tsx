import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { RunUsage } from "@/api/client";
import { meterLine, RunMeter } from "./RunMeter";

const usage: RunUsage = { input_tokens: 0, output_tokens: 0, unbilled_ms: 412, queued_ms: 412, thawed_ms: 900, active_ms: 11_000, frozen_ms: 400, billed_ms: 12_300, cost_micros: 410, currency: "USD", model_cost_micros: 0, settled: true };

it("says in one line what a message took, and leaves out what it did not", () => {
  expect(meterLine(usage)).toBe("0.4 s waiting · 0.9 s thaw · 12.3 s browser · $0.0004");
  expect(meterLine({ ...usage, thawed_ms: 0, cost_micros: 0, billed_ms: 75_000 })).toBe("0.4 s waiting · 1 min 15 s browser");
});

it("opens into its parts, which add up to what is billed", async () => {
  render(<RunMeter usage={usage} />);
  await userEvent.click(screen.getByRole("button", { name: /What it took/ }));
  for (const shown of ["0:00:00.900", "0:00:11.000", "0:00:00.400", "0:00:12.300", "$0.000410"]) expect(screen.getByText(shown)).toBeTruthy();
});
