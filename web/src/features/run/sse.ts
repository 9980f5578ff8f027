/** Cuts a server-sent event stream into the data of its events; text that is not complete yet stays in `rest`. */
export function splitEvents(text: string): { data: string[]; rest: string } {
  const blocks = text.split(/\r?\n\r?\n/);
  const rest = blocks.pop() ?? "";
  const data = blocks.map(dataOf).filter((block) => block !== "");
  return { data, rest };
}

function dataOf(block: string): string {
  return block
    .split(/\r?\n/)
    .filter((line) => line.startsWith("data:"))
    .map((line) => line.slice(line.startsWith("data: ") ? 6 : 5))
    .join("\n");
}
