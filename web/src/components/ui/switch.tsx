import { Switch as Primitive } from "radix-ui";
import { useId, type ReactNode } from "react";
import { cn } from "@/lib/cn";

interface SwitchProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  label: ReactNode;
  disabled?: boolean;
  className?: string;
}

/** Something that is on or off and takes effect at once. */
export function Switch({ checked, onChange, label, disabled, className }: SwitchProps) {
  const id = useId();
  return (
    <span className={cn("inline-flex items-center gap-2.5 text-sm", className)}>
      <Primitive.Root
        id={id}
        checked={checked}
        onCheckedChange={onChange}
        disabled={disabled}
        className="h-5 w-9 shrink-0 rounded-full bg-border-strong p-0.5 transition-colors outline-none focus-visible:ring-2 focus-visible:ring-ring focus-visible:ring-offset-2 focus-visible:ring-offset-background disabled:opacity-45 data-[state=checked]:bg-primary"
      >
        <Primitive.Thumb className="block size-4 rounded-full bg-card shadow-sm transition-transform data-[state=checked]:translate-x-4 motion-reduce:transition-none" />
      </Primitive.Root>
      <label htmlFor={id}>{label}</label>
    </span>
  );
}
