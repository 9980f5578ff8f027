import { CopyButton } from "./CopyButton";
import { cn } from "@/lib/cn";

interface CopyFieldProps {
  text: string;
  /** What it is, for the button's name: "Copy the link". */
  label: string;
  /** What to say once it is copied; without it only the icon changes. */
  said?: string;
  wrap?: boolean;
  className?: string;
}

/** Something to take elsewhere: shown whole and selectable, with a button that copies it. */
export function CopyField({ text, label, said, wrap = false, className }: CopyFieldProps) {
  return (
    <div className={cn("flex items-center gap-1 rounded-lg border border-border bg-muted/60 py-1 pr-1 pl-3", className)}>
      <code className={cn("min-w-0 flex-1 font-mono text-[13px] select-all", wrap ? "py-1 break-all" : "truncate")}>{text}</code>
      <CopyButton text={text} label={label} {...(said !== undefined && { said })} />
    </div>
  );
}
