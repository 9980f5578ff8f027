import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { KeepBrowser } from "./KeepBrowser";
import { costBetween } from "./cost";

const price = { per_hour_micros: 120_000, currency: "USD" };

test("keeping a browser is asked for with its price, and switched off at once", async () => {
  const onChange = vi.fn();
  const { rerender } = render(<KeepBrowser chat={{ persistent: false, kept_since: null }} price={price} disabled={false} onChange={onChange} />);
  await userEvent.click(screen.getByRole("button", { name: "Keep browser" }));
  expect(screen.getByRole("alertdialog").textContent).toContain("costs $0.12 an hour while you do nothing");
  expect(onChange).not.toHaveBeenCalled();

  await userEvent.click(screen.getByRole("button", { name: "Keep it" }));
  expect(onChange).toHaveBeenCalledWith(true);

  rerender(<KeepBrowser chat={{ persistent: true, kept_since: null }} price={price} disabled={false} onChange={onChange} />);
  await userEvent.click(screen.getByRole("button", { name: "Browser kept" }));
  expect(onChange).toHaveBeenLastCalledWith(false);
});

test("a kept browser shows what it has cost so far", () => {
  const since = new Date(Date.now() - 1_800_000).toISOString();
  render(<KeepBrowser chat={{ persistent: true, kept_since: since }} price={price} disabled={false} onChange={vi.fn()} />);
  expect(screen.getByRole("button").textContent).toContain("so far $0.06");
});

test("costs are rounded down and never negative", () => {
  expect(costBetween("2026-01-01T00:00:00Z", Date.parse("2026-01-01T00:00:01Z"), 3_599)).toBe(0);
  expect(costBetween("2026-01-01T00:00:00Z", Date.parse("2026-01-01T00:00:01Z"), 3_600)).toBe(1);
  expect(costBetween("2026-01-01T00:00:00Z", Date.parse("2025-12-31T00:00:00Z"), 3_600)).toBe(0);
});
