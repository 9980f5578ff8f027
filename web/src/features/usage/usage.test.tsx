import { fireEvent, render, screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import type { Allowance, UsageReport, UsageSum } from "@/api/client";
import { show } from "@/testing/render";
import { AllowanceNote } from "./AllowanceNote";
import { UsageChart } from "./UsageChart";
import { UsageFilters } from "./UsageFilters";
import { UsageTable } from "./UsageTable";
import { rangeOf } from "./range";

const sum = (billed_ms: number, idle_ms: number, cost_micros: number): UsageSum => ({ billed_ms, idle_ms, cost_micros, input_tokens: 1_000, output_tokens: 204 });
const row = { day: null, user: null, session_id: null, chat_id: null, name: null };
const report: UsageReport = {
  from: "2026-03-01T00:00:00Z", to: "2026-04-01T00:00:00Z", now: "2026-03-03T00:00:00Z", group: "session", currency: "USD", total: sum(12_346, 60_002, 411),
  data: [{ ...row, session_id: "s", name: "errand", sum: sum(12_345, 60_000, 411) }],
  rest: { rows: 7, sum: sum(1, 2, 0) },
};

it("shows each row, what is not shown one by one, and a total to the last digit", () => {
  render(<UsageTable report={report} everyone={false} link={(_, words) => words} />);
  const [, first, rest, total] = within(screen.getByRole("table")).getAllByRole("row");
  expect(first?.textContent).toBe("errand0:00:12.3450:01:00.000$0.0004111,204");
  expect(rest?.textContent).toContain("7 more0:00:00.001");
  expect(total?.textContent).toContain("Total0:00:12.3460:01:00.002$0.000411");
});

it("calls what belongs to no chat by its name", () => {
  render(<UsageTable report={{ ...report, group: "chat", rest: null, data: [{ ...row, sum: sum(1, 0, 0) }] }} everyone={false} link={(_, words) => words} />);
  expect(screen.getByText("Outside chats")).toBeTruthy();
});

it("says what a day had when it is pointed at", () => {
  const { container } = render(<UsageChart bars={[{ day: "2026-03-09", billed: 61_000, idle: 0 }, { day: "2026-03-10", billed: 0, idle: 7_200_000 }]} />);
  expect(screen.getByRole("img").getAttribute("aria-label")).toContain("also shown as a table");
  const day = container.querySelector("[data-day='2026-03-10']");
  if (day) fireEvent.pointerDown(day);
  expect(screen.getByText("Tue 10 Mar: 0.0 s billed, 2 h 0 min idle")).toBeTruthy();
});

it("begins a range of one's own with the days that are shown, and offers them as a file", async () => {
  const changes: object[] = [];
  const range = rangeOf({ range: "last-month" }, Date.parse("2026-03-03T00:00:00Z"));
  const { user } = show(<UsageFilters search={{ range: "last-month" }} range={range} scope="own" onChange={(change) => changes.push(change)} />, { "GET /api/v1/me": { body: { role: "user" } } });
  await user.selectOptions(screen.getByRole("combobox", { name: "Range" }), "custom");
  expect(changes).toEqual([{ range: "custom", from: "2026-02-01", to: "2026-02-28" }]);
  expect(screen.getByRole("link", { name: "CSV" }).getAttribute("href")).toBe("/api/v1/usage/intervals/export?from=2026-02-01T00%3A00%3A00.000Z&to=2026-03-01T00%3A00%3A00.000Z");
});

const allowance: Allowance = {
  user: { id: "u", email: "ada@example.com" }, monthly_minutes: 10, own: true, used_ms: 300_000, reached: false, since: "2026-03-01T00:00:00Z", resets_at: "2026-04-01T00:00:00Z",
};

it("says how much of a limit is used and when it begins anew", async () => {
  show(<AllowanceNote />, { "GET /api/v1/usage/allowance": { body: allowance } });
  expect(await screen.findByText("5 min 0 s of 10 minutes used this month")).toBeTruthy();
  expect(screen.getByText("Begins anew on 1 April, 00:00 UTC")).toBeTruthy();
  expect(screen.getByRole("meter").getAttribute("aria-valuenow")).toBe("50");
});

it("says plainly that nothing new can begin", async () => {
  show(<AllowanceNote />, { "GET /api/v1/usage/allowance": { body: { ...allowance, monthly_minutes: 0, reached: true } } });
  expect(await screen.findByText("This month’s browser time is used up")).toBeTruthy();
  expect(screen.getByRole("meter").getAttribute("aria-valuenow")).toBe("100");
});
