import { Check, Copy } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import { useCopy } from "@/lib/useCopy";

interface CopyButtonProps {
  text: string;
  label: string;
  className?: string;
}

/** Copies a text and says so. */
export function CopyButton({ text, label, className }: CopyButtonProps) {
  const { copied, copy } = useCopy();
  return (
    <Button variant="ghost" size="icon-small" className={cn(className)} aria-label={copied ? "Copied" : label} onClick={() => void copy(text)}>
      {copied ? <Check className="text-primary" /> : <Copy />}
    </Button>
  );
}
