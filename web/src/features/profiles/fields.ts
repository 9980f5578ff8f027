/** All of a profile that can be edited; null leaves it to the server's settings. */
export interface ProfileFields {
  name: string;
  description: string;
  keep_last: number | null;
  keep_days: number | null;
}

/** A whole number from a field that may be left empty; undefined when it is neither. */
export function optionalNumber(text: string): number | null | undefined {
  if (text.trim() === "") return null;
  return /^\d{1,6}$/.test(text.trim()) && Number(text) >= 1 ? Number(text) : undefined;
}
