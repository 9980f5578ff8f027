import { useQuery } from "@tanstack/react-query";
import { ChevronDown, Cpu, Sparkles } from "lucide-react";
import type { Model } from "@/api/client";
import { modelsQuery } from "@/api/queries";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { cn } from "@/lib/cn";

interface ModelPickerProps {
  /** The chosen model's id; null means the server's default. */
  value: string | null;
  onChange: (model: string) => void;
  /** There is much beside it: where the container is narrow the name is left out. */
  compact?: boolean;
}

/** Chooses the model that answers in a chat. */
export function ModelPicker({ value, onChange, compact = false }: ModelPickerProps) {
  const { data: models = [] } = useQuery(modelsQuery);
  const chosen = models.find(({ id }) => id === value) ?? models.find(({ is_default }) => is_default) ?? models[0];
  if (!chosen) return null;
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="small" className="max-w-44 min-w-0 shrink px-2 font-normal" aria-label={`Model: ${nameOf(chosen)}`}>
          {chosen.offline ? <Cpu aria-hidden /> : <Sparkles aria-hidden />}
          <span className={cn("truncate", compact && "@max-[30rem]:hidden")}>{chosen.offline ? "Offline" : chosen.label}</span>
          <ChevronDown aria-hidden className="size-3.5!" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-76">
        <DropdownMenuLabel>Model for this chat</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={chosen.id} onValueChange={onChange}>
          {models.map((model) => (
            <DropdownMenuRadioItem key={model.id} value={model.id} className="items-start">
              {model.offline ? <Cpu aria-hidden className="mt-0.5" /> : <Sparkles aria-hidden className="mt-0.5" />}
              <span className="min-w-0">
                <span className="block">{nameOf(model)}</span>
                <span className="block text-xs text-muted-foreground">{hintOf(model)}</span>
              </span>
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        {models.every(({ offline }) => offline) && (
          <p className="px-2.5 py-2 text-xs text-muted-foreground">
            It follows plain instructions about what is on the page. Start the server with a model key, such as OPENAI_API_KEY, to lift
            its limits.
          </p>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

const nameOf = (model: Model): string => (model.offline ? "Offline · built-in rules, no key needed" : model.label);

function hintOf(model: Model): string {
  if (model.offline) return "Understands plain instructions; a model key lifts its limits";
  return `${model.provider}${model.images ? " · sees the page" : " · reads the page"}`;
}
