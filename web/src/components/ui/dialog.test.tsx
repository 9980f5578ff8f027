import { screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { expect, it } from "vitest";
import { show } from "@/testing/render";
import { Confirm } from "./alert-dialog";
import { Button } from "./button";
import { Dialog, DialogContent, DialogDescription, DialogTitle } from "./dialog";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "./dropdown-menu";

function Page() {
  const [open, setOpen] = useState<"dialog" | "question" | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Button onClick={() => setOpen("dialog")}>New token</Button>
      <DropdownMenu>
        <DropdownMenuTrigger>More</DropdownMenuTrigger>
        <DropdownMenuContent>
          <DropdownMenuItem onSelect={() => setOpen("question")}>Disable</DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {open === "dialog" && (
        <Dialog open onOpenChange={close}>
          <DialogContent>
            <DialogTitle>New token</DialogTitle>
            <DialogDescription>For programs.</DialogDescription>
            <input aria-label="Name" />
          </DialogContent>
        </Dialog>
      )}
      <Confirm open={open === "question"} onOpenChange={close} title="Disable?" description="Really." action="Disable" onConfirm={() => undefined} />
    </>
  );
}

const focused = () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent;

it("keeps the keyboard inside a dialog and gives the focus back when Escape closes it", async () => {
  const { user } = show(<Page />);
  await user.tab();
  await user.keyboard("{Enter}");
  await waitFor(() => expect(focused()).toBe("Name"));
  await user.tab();
  expect(focused()).toBe("Close");
  await user.tab();
  expect(focused()).toBe("Name");
  await user.keyboard("{Escape}");
  await waitFor(() => expect(focused()).toBe("New token"));
});

it("gives the focus back to the menu whose item asked the question", async () => {
  const { user } = show(<Page />);
  await user.tab();
  await user.tab();
  await user.keyboard("{Enter}");
  await screen.findByRole("menuitem", { name: "Disable" });
  await user.keyboard("{Enter}");
  expect(await screen.findByRole("alertdialog", { name: "Disable?" })).toBeTruthy();
  await waitFor(() => expect(focused()).toBe("Cancel"));
  await user.keyboard("{Escape}");
  await waitFor(() => expect(focused()).toBe("More"));
});
