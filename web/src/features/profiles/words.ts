import type { Scope, Snapshot } from "@/api/client";

/** Why a snapshot was made, for people. */
export function causeOf({ cause, source_number: source }: Snapshot): string {
  switch (cause) {
    case "step":
      return "During a run";
    case "run_end":
      return "After a run";
    case "park":
      return "Session parked";
    case "import":
      return "Imported";
    case "restore":
      return source === null ? "Restored" : `Restored from ${source}`;
    case "fork":
      return source === null ? "Forked" : `Forked from snapshot ${source}`;
    case "manual":
      return "By hand";
  }
}

/** Where the browser fetches an archive from. */
export const exportAddress = (profile: string, number: number, scope: Scope): string => `/api/v1/profiles/${profile}/export?number=${number}${scope === "all" ? "&scope=all" : ""}`;
