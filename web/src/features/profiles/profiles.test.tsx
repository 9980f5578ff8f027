import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import type { Profile, Snapshot } from "@/api/client";
import { DeleteDialog } from "./DeleteDialog";
import { optionalNumber } from "./fields";
import { causeOf, exportAddress } from "./words";

const profile: Profile = {
  id: "p1", name: "Shop account", description: "", owner: { id: "u1", email: "a@b.c" }, chat_id: null, snapshots: 1, tabs: 2, size_bytes: 10, keep_last: null, keep_days: null, holder: null,
  created_at: "2026-01-01T00:00:00Z", last_used_at: null,
};
const snapshot: Snapshot = { number: 3, cause: "restore", source_number: 1, run_id: null, tabs: 1, size_bytes: 1, added_bytes: 0, created_at: "2026-01-01T00:00:00Z" };

it("deletes only once the name was typed", async () => {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <DeleteDialog profile={profile} scope="own" onClose={vi.fn()} onDeleted={vi.fn()} />
    </QueryClientProvider>,
  );
  const sure = screen.getByRole("button", { name: "Delete for good" });
  expect(sure).toHaveProperty("disabled", true);
  await userEvent.type(screen.getByLabelText(/Type the profile/), "Shop");
  expect(sure).toHaveProperty("disabled", true);
  await userEvent.type(screen.getByLabelText(/Type the profile/), " account");
  expect(sure).toHaveProperty("disabled", false);
});

it("says of a restored snapshot which one it repeats", () => {
  expect(causeOf(snapshot)).toBe("Restored from 1");
  expect(causeOf({ ...snapshot, cause: "park", source_number: null })).toBe("Session parked");
});

it("takes an empty field for the server’s own setting", () => {
  expect(["", " 7 ", "0", "many"].map(optionalNumber)).toEqual([null, 7, undefined, undefined]);
});

it("keeps an admin’s reach when exporting", () => {
  expect(exportAddress("p1", 3, "all")).toBe("/api/v1/profiles/p1/export?number=3&scope=all");
});
