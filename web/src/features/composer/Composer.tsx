import { ArrowUp, Clock, Paperclip } from "lucide-react";
import { useEffect, useEffectEvent, useRef, useState, type ClipboardEvent, type DragEvent, type KeyboardEvent, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Hint } from "@/components/ui/tooltip";
import { cn } from "@/lib/cn";
import { AttachmentList } from "./AttachmentList";
import { useAttachments } from "./attachments";
import { MAX_LENGTH, useDraft, whyNot } from "./draft";
import { modeOf, wordsOf, type Takes } from "./mode";
import { ModeLine } from "./ModeLine";
import { RunControls, type RunControlsProps } from "./RunControls";

interface ComposerProps extends RunControlsProps {
  draftKey: string;
  running: boolean;
  /** What the run at work takes besides messages that wait their turn. */
  takes?: Takes;
  /** Tells the run something while it works; rejects like `onSend`. */
  onSteer?: (text: string) => Promise<unknown>;
  /** Answers what the run asks; rejects like `onSend`. */
  onAnswer?: (text: string) => Promise<unknown>;
  /** Rejects when the message was not accepted; the text then stays. */
  onSend: (text: string, fileIds: string[]) => Promise<unknown>;
  sending: boolean;
  /** The first letter of a message was written. */
  onBegin?: () => void;
  /** The model picker. */
  picker: ReactNode;
}

const NOTHING: Takes = { kind: "nothing" };
const refuse = () => Promise.reject(new Error("nobody takes this"));

/** Where a message is written. It stays usable while a run is going on: what is sent then reaches the run, or waits its turn. */
export function Composer({ draftKey, running, takes = NOTHING, stopping, onStop, pause, onSend, onSteer = refuse, onAnswer = refuse, sending, onBegin, picker }: ComposerProps) {
  const asked = takes.kind === "answer" ? takes : null;
  const [text, setText] = useDraft(draftKey, asked?.secret);
  const [meantFor, setMeantFor] = useState<string | null>(null);
  const [dragging, setDragging] = useState(false);
  const { attachments, add, remove, clear } = useAttachments();
  const chooser = useRef<HTMLInputElement>(null);
  const uploading = attachments.some(({ file, problem }) => !file && !problem);
  const reason = whyNot({ text, uploading, sending });
  const files = attachments.length > 0;
  const mode = modeOf({ running, takes, files, meantFor, empty: text === "" });
  const words = wordsOf(mode);
  useForgetSecret(asked?.secret === true && mode === "answer", () => setText(""));

  const submit = (chosen = mode) => {
    if (reason) return;
    const fileIds = attachments.flatMap(({ file }) => file?.id ?? []);
    const said = text.trim();
    const sent = chosen === "answer" ? onAnswer(said) : chosen === "steer" ? onSteer(said) : onSend(said, fileIds);
    // What was refused has been told to the user; the text stays for another try.
    sent.then(
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
    submit(event.altKey && mode === "steer" ? "next" : mode);
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
        "@container rounded-2xl border border-border-strong bg-card shadow-lift transition-colors focus-within:border-primary",
        dragging && "border-primary bg-primary-soft/40",
      )}
    >
      <AttachmentList attachments={attachments} onRemove={remove} />
      <ModeLine mode={mode} takes={takes} files={files} empty={text === ""} onAnswerWithThis={() => setMeantFor(asked?.id ?? null)} />
      <textarea
        value={text}
        onChange={(event) => {
          if (text === "" && event.target.value !== "") {
            onBegin?.();
            setMeantFor(asked?.id ?? null);
          }
          setText(event.target.value);
        }}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        rows={1}
        aria-label="Message"
        {...(mode === "answer" && asked?.secret && { autoComplete: "one-time-code", inputMode: "numeric" as const })}
        placeholder={dragging ? "Drop the files to attach them" : words.placeholder}
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
        <span className="ml-auto" />
        {running && <RunControls stopping={stopping} onStop={onStop} pause={pause} />}
        {mode === "steer" && text !== "" && (
          <Hint text="Send it as the next message, after this run (Alt+Enter)" side="top">
            <Button variant="secondary" size="small" className="@max-[30rem]:px-2" aria-label="Send after this run" aria-disabled={reason !== null} onClick={() => submit("next")}>
              <Clock aria-hidden />
              <span className="@max-[30rem]:sr-only">After this run</span>
            </Button>
          </Hint>
        )}
        <Hint text={reason ?? words.hint} side="top">
          <Button size={mode === "message" ? "icon" : "small"} className={cn(mode === "message" && "size-8")} aria-label={words.send} aria-disabled={reason !== null} onClick={() => submit()}>
            {mode !== "message" && words.send}
            <ArrowUp />
          </Button>
        </Hint>
      </div>
    </div>
  );
}

/** A code that was not sent is gone with the question. */
function useForgetSecret(secret: boolean, forget: () => void): void {
  const onGone = useEffectEvent(forget);
  useEffect(() => (secret ? () => onGone() : undefined), [secret]);
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
