import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { Mode, Takes } from "./mode";

interface ModeLineProps {
  mode: Mode;
  takes: Takes;
  files: boolean;
  empty: boolean;
  onAnswerWithThis: () => void;
}

/** Says in a line where the text goes, where that may surprise. */
export function ModeLine({ mode, takes, files, empty, onAnswerWithThis }: ModeLineProps) {
  const asked = takes.kind === "answer";
  if (asked && mode === "steer") {
    return (
      <Line>
        The agent asks something. This text was begun before.
        <Button variant="outline" size="small" className="h-6 px-2 text-xs" onClick={onAnswerWithThis}>
          Answer with it
        </Button>
      </Line>
    );
  }
  if (files && mode === "next" && takes.kind !== "nothing") return <Line>Files go with the next message, after this run.</Line>;
  if (mode === "answer" && !empty) return <Line>{asked && takes.secret ? "The code the agent asked for; not kept as a draft." : "Answers the agent’s question."}</Line>;
  if (mode === "steer" && !empty) return <Line>The agent reads this before its next step.</Line>;
  return null;
}

function Line({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="flex flex-wrap items-center gap-x-2 gap-y-1 px-4 pt-2.5 text-xs text-muted-foreground">
      {children}
    </p>
  );
}
