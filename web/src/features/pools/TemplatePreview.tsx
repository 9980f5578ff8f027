import type { Template } from "@/api/client";
import { Card } from "@/components/Card";
import { CopyButton } from "@/components/CopyButton";

/** A template as the API takes it: only what is set, and no password. */
export function templateJson(template: Template): string {
  const set = Object.entries(template).filter(([, value]) => value !== null);
  return JSON.stringify(Object.fromEntries(set), (key, value: unknown) => (key === "password" ? "••••" : value === null ? undefined : value), 2);
}

/** What the API calls the same. */
export function TemplatePreview({ template }: { template: Template }) {
  const json = templateJson(template);
  return (
    <Card title="Template as JSON" text="For the API and for other pools." actions={<CopyButton text={json} label="Copy the template" said="Template copied" />}>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it */}
      <pre tabIndex={0} aria-label="Template as JSON" className="max-h-96 overflow-auto rounded-lg bg-muted/60 p-3 font-mono text-xs leading-relaxed outline-none focus-visible:ring-2 focus-visible:ring-ring">
        {json}
      </pre>
    </Card>
  );
}
