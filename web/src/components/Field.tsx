import { useId, type ReactNode } from "react";
import { cn } from "@/lib/cn";

interface Control {
  id: string;
  "aria-invalid": boolean;
  "aria-describedby": string | undefined;
}

interface FieldProps {
  label: string;
  hint?: ReactNode;
  problem?: string | undefined;
  className?: string;
  children: (control: Control) => ReactNode;
}

/** A control with its label, its explanation and what is wrong with it, tied together for screen readers. */
export function Field({ label, hint, problem, className, children }: FieldProps) {
  const id = useId();
  const described = [problem && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div className={cn("min-w-0 space-y-1.5", className)}>
      <label htmlFor={id} className="block text-sm font-medium">
        {label}
      </label>
      {children({ id, "aria-invalid": Boolean(problem), "aria-describedby": described || undefined })}
      {problem && (
        <p id={`${id}-problem`} role="alert" className="text-[13px] text-destructive">
          {problem}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-[13px] text-muted-foreground">
          {hint}
        </p>
      )}
    </div>
  );
}
