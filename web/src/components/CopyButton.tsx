import { Check, Copy } from "lucide-react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { useCopy } from "@/lib/useCopy";

interface CopyButtonProps {
  text: string;
  label: string;
  /** What to say once it is copied; without it only the icon changes. */
  said?: string;
  className?: string;
}

/** Copies a text and says so. */
export function CopyButton({ text, label, said, className }: CopyButtonProps) {
  const { copied, copy } = useCopy();
  const click = async () => {
    try {
      await copy(text);
      if (said !== undefined) toast.success(said);
    } catch {
      toast.error("The browser did not allow copying. Select the text and copy it yourself.");
    }
  };
  return (
    <Button variant="ghost" size="icon-small" className={className} aria-label={copied ? "Copied" : label} onClick={() => void click()}>
      {copied ? <Check className="text-primary" /> : <Copy />}
    </Button>
  );
}
