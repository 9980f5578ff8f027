import type { Node } from "@/api/client";
import type { Tone } from "@/components/ui/badge";

export type NodeState = Node["state"];

/** How each state of a node is called and coloured. */
export const looks: Record<NodeState, { word: string; tone: Tone }> = {
  provisioning: { word: "Starting", tone: "busy" },
  ready: { word: "Ready", tone: "good" },
  leased: { word: "In use", tone: "good" },
  recycling: { word: "Recycling", tone: "busy" },
  draining: { word: "Draining", tone: "busy" },
  lost: { word: "Lost", tone: "bad" },
  gone: { word: "Gone", tone: "quiet" },
};

export const NODE_STATES = Object.keys(looks) as NodeState[];

/** Whether there is still something to end. */
export const canDrain = (state: NodeState): boolean => state === "provisioning" || state === "ready" || state === "leased";
