import { File, LoaderCircle, TriangleAlert, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import { bytes } from "@/lib/format";
import type { Attachment } from "./attachments";

interface AttachmentListProps {
  attachments: readonly Attachment[];
  onRemove: (attachment: Attachment) => void;
}

/** The files that go with the message, each with its upload's state. */
export function AttachmentList({ attachments, onRemove }: AttachmentListProps) {
  if (attachments.length === 0) return null;
  return (
    <ul aria-label="Attached files" className="flex flex-wrap gap-2 px-3 pt-3">
      {attachments.map((attachment) => {
        const { key, name, size, file, problem } = attachment;
        const Icon = problem ? TriangleAlert : file ? File : LoaderCircle;
        return (
          <li key={key} className={cn("flex max-w-60 items-center gap-2 rounded-lg bg-muted py-1 pr-1 pl-2.5 text-[13px]", problem && "bg-destructive-soft text-destructive")}>
            <Icon aria-hidden className={cn("size-3.5 shrink-0", !file && !problem && "animate-spin")} />
            <span className="min-w-0 truncate">{name}</span>
            <span className="shrink-0 text-xs text-muted-foreground">{problem ?? (file ? bytes(size) : "Uploading")}</span>
            <Button variant="ghost" size="icon-small" className="size-6" aria-label={`Remove ${name}`} onClick={() => onRemove(attachment)}>
              <X />
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
