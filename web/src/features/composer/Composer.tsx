import { ArrowUp, Paperclip, Square } from "lucide-react";
import { useRef, useState, type ClipboardEvent, type DragEvent, type KeyboardEvent, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Hint } from "@/components/ui/tooltip";
import { cn } from "@/lib/cn";
import { AttachmentList } from "./AttachmentList";
import { useAttachments } from "./attachments";
import { MAX_LENGTH, useDraft, whyNot } from "./draft";

interface ComposerProps {
  draftKey: string;
  running: boolean;
  stopping: boolean;
  onStop: () => void;
  /** Rejects when the message was not accepted; the text then stays. */
  onSend: (text: string, fileIds: string[]) => Promise<unknown>;
  sending: boolean;
  /** The first letter of a message was written. */
  onBegin?: () => void;
  /** The model picker. */
  picker: ReactNode;
}

/** Where a message is written. It stays usable while a run is going on: what is sent then waits its turn. */
export function Composer({ draftKey, running, stopping, onStop, onSend, sending, onBegin, picker }: ComposerProps) {
  const [text, setText] = useDraft(draftKey);
  const [dragging, setDragging] = useState(false);
  const { attachments, add, remove, clear } = useAttachments();
  const chooser = useRef<HTMLInputElement>(null);
  const uploading = attachments.some(({ file, problem }) => !file && !problem);
  const reason = whyNot({ text, uploading, sending });

  const submit = () => {
    if (reason) return;
    const fileIds = attachments.flatMap(({ file }) => file?.id ?? []);
    // What was refused has been told to the user; the text stays for another try.
    onSend(text.trim(), fileIds).then(
      () => {
        setText("");
        clear();
      },
      () => undefined,
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  };
  const onPaste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    add(event.clipboardData.files);
  };
  const onDragOver = (event: DragEvent) => {
    event.preventDefault();
    setDragging(true);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setDragging(false);
    add(event.dataTransfer.files);
  };

  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping is a second way; the button is the first
    <div
      onDragOver={onDragOver}
      onDragLeave={() => setDragging(false)}
      onDrop={onDrop}
      className={cn(
        "rounded-2xl border border-border-strong bg-card shadow-lift transition-colors focus-within:border-primary",
        dragging && "border-primary bg-primary-soft/40",
      )}
    >
      <AttachmentList attachments={attachments} onRemove={remove} />
      <textarea
        value={text}
        onChange={(event) => {
          if (text === "" && event.target.value !== "") onBegin?.();
          setText(event.target.value);
        }}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        rows={1}
        aria-label="Message"
        placeholder={dragging ? "Drop the files to attach them" : running ? "Write the next message; it waits its turn" : "Tell the agent what to do"}
        className="block field-sizing-content max-h-[38dvh] min-h-12 w-full resize-none bg-transparent px-4 pt-3.5 pb-1 text-base outline-none placeholder:text-muted-foreground md:text-[15px]"
      />
      <div className="flex items-center gap-1 p-2">
        <input ref={chooser} type="file" multiple hidden aria-label="Files to attach" onChange={(event) => (add(event.target.files ?? []), (event.target.value = ""))} />
        <Hint text="Attach files (up to 10 MB each)" side="top">
          <Button variant="ghost" size="icon" className="size-8" aria-label="Attach files" onClick={() => chooser.current?.click()}>
            <Paperclip />
          </Button>
        </Hint>
        {picker}
        <Length text={text} />
        {running && (
          <Button variant="secondary" size="small" onClick={onStop} disabled={stopping} aria-keyshortcuts="Escape" className="ml-auto">
            <Square className="size-3! fill-current" aria-hidden />
            {stopping ? "Stopping" : "Stop"}
          </Button>
        )}
        <Hint text={reason ?? (running ? "Send; it waits its turn" : "Send")} side="top">
          <Button size="icon" className={cn("size-8", !running && "ml-auto")} aria-label="Send" aria-disabled={reason !== null} onClick={submit}>
            <ArrowUp />
          </Button>
        </Hint>
      </div>
    </div>
  );
}

/** The room left, shown only when it gets scarce. */
function Length({ text }: { text: string }) {
  if (text.length < MAX_LENGTH * 0.9) return null;
  const over = text.length > MAX_LENGTH;
  return (
    <span role="status" className={cn("ml-2 text-xs text-muted-foreground tabular-nums", over && "font-medium text-destructive")}>
      {text.length.toLocaleString("en")} / {MAX_LENGTH.toLocaleString("en")}
    </span>
  );
}
