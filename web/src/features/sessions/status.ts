import type { Session } from "@/api/client";
import type { Tone } from "@/components/ui/badge";
import type { Status } from "./queries";

/** How each status is called and coloured. */
export const looks: Record<Status, { word: string; tone: Tone }> = {
  queued: { word: "Queued", tone: "quiet" },
  starting: { word: "Starting", tone: "busy" },
  active: { word: "Active", tone: "good" },
  held: { word: "Held", tone: "quiet" },
  parking: { word: "Parking", tone: "busy" },
  parked: { word: "Parked", tone: "quiet" },
  ended: { word: "Ended", tone: "quiet" },
};

/** The statuses people ask for together. */
export const groups = {
  waiting: { label: "Waiting", statuses: ["queued", "starting"] },
  active: { label: "Active", statuses: ["active"] },
  parked: { label: "Parked", statuses: ["held", "parking", "parked"] },
  ended: { label: "Ended", statuses: ["ended"] },
} as const satisfies Record<string, { label: string; statuses: readonly Status[] }>;

export type Group = keyof typeof groups;
export const isGroup = (value: unknown): value is Group => typeof value === "string" && Object.hasOwn(groups, value);

interface Moves {
  release: boolean;
  park: boolean;
  resume: boolean;
  remove: boolean;
}

/** What can be done with a session as it is; parking needs a profile to keep the state in, and a chat's session follows its messages. */
export function movesOf({ status, profile_id, read_only, chat_id }: Pick<Session, "status" | "profile_id" | "chat_id"> & Partial<Pick<Session, "read_only">>): Moves {
  const free = chat_id === null;
  return {
    release: status === "queued" || (free && (status === "starting" || status === "active")),
    park: (free ? status === "active" : status === "held") && profile_id !== null && !read_only,
    resume: free && status === "parked",
    remove: free,
  };
}
