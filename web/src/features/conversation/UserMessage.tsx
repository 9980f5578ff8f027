import { Paperclip } from "lucide-react";
import { cn } from "@/lib/cn";

interface UserMessageProps {
  text: string;
  files: readonly { id: string; name: string }[];
  pending?: boolean;
}

/** What the user wrote, with the names of the files that went along. */
export function UserMessage({ text, files, pending = false }: UserMessageProps) {
  return (
    <div className={cn("ml-auto w-fit max-w-[min(34rem,88%)] rounded-2xl rounded-br-md bg-primary-soft px-4 py-2.5", pending && "opacity-60")}>
      <h2 className="sr-only">You said</h2>
      <p className="max-h-96 overflow-y-auto text-[15px] leading-relaxed whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</p>
      {files.length > 0 && (
        <ul aria-label="Attached files" className="mt-1.5 flex flex-wrap gap-x-3 gap-y-1 text-[13px] text-muted-foreground">
          {files.map(({ id, name }) => (
            <li key={id} className="flex items-center gap-1.5">
              <Paperclip className="size-3.5" aria-hidden />
              {name}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
