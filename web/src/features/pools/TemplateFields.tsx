import { Switch } from "@/components/ui/switch";
import { ExtensionField } from "./ExtensionField";
import { LinesInput, NumberInput, TextInput } from "./PoolFields";
import type { PoolFormState } from "./usePoolForm";

/** How the pool's browsers are started. */
export function TemplateFields({ form, passwordSet }: { form: PoolFormState; passwordSet: boolean }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <NumberInput form={form} field="width" label="Viewport width" hint="In CSS pixels; empty for 1280 × 800." />
      <NumberInput form={form} field="height" label="Viewport height" />
      <TextInput form={form} field="locale" label="Locale" placeholder="de-DE" />
      <TextInput form={form} field="timezone" label="Time zone" placeholder="Europe/Berlin" />
      <TextInput form={form} field="start_url" label="Start page" type="url" placeholder="https://example.com/" className="sm:col-span-2" />
      <TextInput form={form} field="user_agent" label="User agent" hint="Empty for Chromium’s own." className="sm:col-span-2" />
      <LinesInput form={form} field="headers" label="Extra headers" hint="Sent with every request." placeholder="X-Test: yes" className="sm:col-span-2" />
      <TextInput form={form} field="proxy_server" label="Proxy" placeholder="http://proxy.example.com:3128" className="sm:col-span-2" />
      <TextInput form={form} field="proxy_username" label="Proxy user" autoComplete="off" />
      <TextInput
        form={form}
        field="proxy_password"
        label="Proxy password"
        type="password"
        autoComplete="new-password"
        {...(passwordSet && { hint: "One is set; leave empty to keep it." })}
      />
      <LinesInput form={form} field="flags" label="Chromium flags" placeholder="--force-dark-mode" className="sm:col-span-2" />
      <ExtensionField chosen={form.values.extensions} onChange={(ids) => form.set("extensions", ids)} problem={form.problemAt("extensions")} />
      <div className="sm:col-span-2">
        <Switch label="Headless" checked={form.values.headless} onChange={(checked) => form.set("headless", checked)} />
        <p className="mt-1 text-[13px] text-muted-foreground">Off opens a window for each browser, which needs a display where the nodes run.</p>
      </div>
    </div>
  );
}
