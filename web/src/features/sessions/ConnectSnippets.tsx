import { useState } from "react";
import { CopyButton } from "@/components/CopyButton";
import { Select } from "@/components/ui/select";
import { snippets } from "./snippets";

/** How to connect to a session from a program, for the client one has. */
export function ConnectSnippets({ url }: { url: string }) {
  const [name, setName] = useState(snippets[0]?.name ?? "");
  const text = snippets.find((snippet) => snippet.name === name)?.text(url) ?? "";
  return (
    <div className="space-y-1.5">
      <div className="flex items-center gap-2">
        <span className="shrink-0 text-sm font-medium">Connect with</span>
        <Select aria-label="Connect with" value={name} onChange={(event) => setName(event.target.value)}>
          {snippets.map((snippet) => (
            <option key={snippet.name}>{snippet.name}</option>
          ))}
        </Select>
        <CopyButton text={text} label={`Copy the snippet for ${name}`} said="Snippet copied" className="ml-auto" />
      </div>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it */}
      <pre tabIndex={0} aria-label={`Snippet for ${name}`} className="overflow-x-auto rounded-lg bg-muted/60 p-3 font-mono text-xs leading-relaxed outline-none focus-visible:ring-2 focus-visible:ring-ring">
        {text}
      </pre>
    </div>
  );
}
