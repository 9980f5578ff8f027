/** A name as the server writes it ("lease_granted", "LeaseGranted") as words. */
export function sentence(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, "$1 $2").replaceAll("_", " ").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const plain: Record<string, string> = {
  Wanted: "A browser was asked for",
  "Lease granted": "Got a browser",
  Started: "The browser is ready",
  "Hold asked": "Standing still until needed",
  Resumed: "Going on where it was",
  "Park asked": "Giving the browser back",
  Captured: "State saved",
  "Node lost": "Lost its browser",
  Withdrawn: "No longer waiting",
  "Visit refused": "A host was blocked",
  Closed: "Over",
};

/** What an event meant to the session, for people; one this version does not know keeps its name. */
export const eventWords = (event: string): string => plain[sentence(event)] ?? sentence(event);
