import type { Pool } from "@/api/client";
import type { Tone } from "@/components/ui/badge";

export type Health = NonNullable<Pool["health"]>;

/** How each health is called and coloured. */
export const looks: Record<Health, { word: string; tone: Tone }> = {
  idle: { word: "Idle", tone: "quiet" },
  warming: { word: "Warming", tone: "busy" },
  scaling: { word: "Scaling", tone: "busy" },
  healthy: { word: "Healthy", tone: "good" },
  degraded: { word: "Degraded", tone: "bad" },
  paused: { word: "Paused", tone: "quiet" },
};
