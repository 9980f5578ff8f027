import type { SubmitEvent } from "react";
import type { Chat } from "@/api/client";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTitle } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { useChangeChat } from "./mutations";

/** Asks for a chat's new title. */
export function RenameDialog({ chat, onClose }: { chat: Chat; onClose: () => void }) {
  const change = useChangeChat();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const title = new FormData(event.currentTarget).get("title");
    if (typeof title === "string" && title.trim()) change.mutate({ id: chat.id, title: title.trim() }, { onSuccess: onClose });
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent aria-describedby={undefined}>
        <DialogTitle>Rename chat</DialogTitle>
        <form onSubmit={submit} className="mt-4 space-y-5">
          <Input name="title" aria-label="Title" defaultValue={chat.title} maxLength={200} required onFocus={(event) => event.target.select()} />
          <div className="flex justify-end gap-2">
            <Button variant="outline" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={change.isPending}>
              Save
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  );
}
