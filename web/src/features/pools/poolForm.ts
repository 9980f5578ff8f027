import type { CdpPolicy, Egress, Pool, Template } from "@/api/client";

/** The form as typed: text in every field, so that nothing is lost while it is not yet valid. */
export interface PoolValues {
  name: string;
  description: string;
  min: string;
  max: string;
  max_concurrency: string;
  timeout_minutes: string;
  idle_minutes: string;
  max_per_user: string;
  cdp_policy: CdpPolicy;
  width: string;
  height: string;
  locale: string;
  timezone: string;
  user_agent: string;
  headers: string;
  proxy_server: string;
  proxy_username: string;
  proxy_password: string;
  headless: boolean;
  flags: string;
  start_url: string;
  extensions: readonly string[];
  egress_allow: string;
  egress_deny: string;
  egress_only: string;
}

export type PoolField = keyof PoolValues;

interface Numbers {
  min: number;
  max: number;
  max_concurrency: number;
  timeout_minutes: number;
  idle_minutes: number;
  max_per_user: number | null;
}

export interface NewPool extends Numbers {
  name: string;
  description: string;
  cdp_policy: CdpPolicy;
  template: Template;
  egress: Egress;
}

/** Everything the form shows, with the version it was shown in, so that nobody's change is lost unseen. */
export interface PoolChange extends NewPool {
  version: number;
}

export const newValues: PoolValues = {
  name: "", description: "", min: "0", max: "10", max_concurrency: "5", timeout_minutes: "30", idle_minutes: "60", max_per_user: "", cdp_policy: "strict", width: "", height: "", locale: "",
  timezone: "", user_agent: "", headers: "", proxy_server: "", proxy_username: "", proxy_password: "", headless: true, flags: "", start_url: "", extensions: [], egress_allow: "", egress_deny: "", egress_only: "",
};

const shown = (value: number | string | null | undefined): string => (value === null || value === undefined ? "" : String(value));

/** A pool as the form shows it. Its proxy's password is never sent, so the field starts empty. */
export function valuesOf(pool: Pool): PoolValues {
  const { template } = pool;
  return {
    name: pool.name,
    description: pool.description,
    min: shown(pool.min),
    max: shown(pool.max),
    max_concurrency: shown(pool.max_concurrency),
    timeout_minutes: shown(pool.timeout_minutes),
    idle_minutes: shown(pool.idle_minutes),
    max_per_user: shown(pool.max_per_user),
    cdp_policy: pool.cdp_policy ?? "strict",
    width: shown(template?.viewport?.width),
    height: shown(template?.viewport?.height),
    locale: shown(template?.locale),
    timezone: shown(template?.timezone),
    user_agent: shown(template?.user_agent),
    headers: Object.entries(template?.headers ?? {}).map(([name, value]) => `${name}: ${value}`).join("\n"),
    proxy_server: shown(template?.proxy?.server),
    proxy_username: shown(template?.proxy?.username),
    proxy_password: "",
    headless: template?.headless !== false,
    flags: (template?.flags ?? []).join("\n"),
    start_url: shown(template?.start_url),
    extensions: template?.extensions ?? [],
    egress_allow: (pool.egress?.allow ?? []).join("\n"),
    egress_deny: (pool.egress?.deny ?? []).join("\n"),
    egress_only: (pool.egress?.only ?? []).join("\n"),
  };
}

const lines = (text: string): string[] => text.split("\n").map((line) => line.trim()).filter(Boolean);
const some = (text: string): string | null => text.trim() || null;

/** The headers of lines such as "X-Test: yes". */
export const headersOf = (text: string): Record<string, string> =>
  Object.fromEntries(lines(text).map((line) => [line.slice(0, line.indexOf(":")).trim(), line.slice(line.indexOf(":") + 1).trim()]));

/** The template the form describes; null stands for what Chromium does by itself. */
export function templateOf(values: PoolValues): Template {
  const headers = headersOf(values.headers);
  const flags = lines(values.flags);
  return {
    viewport: values.width && values.height ? { width: Number(values.width), height: Number(values.height) } : null,
    locale: some(values.locale),
    timezone: some(values.timezone),
    user_agent: some(values.user_agent),
    headers: Object.keys(headers).length > 0 ? headers : null,
    proxy: some(values.proxy_server) === null ? null : { server: values.proxy_server.trim(), username: some(values.proxy_username), ...(values.proxy_password && { password: values.proxy_password }) },
    headless: values.headless ? null : false,
    flags: flags.length > 0 ? flags : null,
    start_url: some(values.start_url),
    extensions: values.extensions.length > 0 ? [...values.extensions] : null,
  };
}

/** What to send for a new pool; only for values without problems. */
export const bodyOf = (values: PoolValues): NewPool => ({
  name: values.name.trim(),
  description: values.description.trim(),
  min: Number(values.min),
  max: Number(values.max),
  max_concurrency: Number(values.max_concurrency),
  timeout_minutes: Number(values.timeout_minutes),
  idle_minutes: Number(values.idle_minutes),
  max_per_user: values.max_per_user.trim() === "" ? null : Number(values.max_per_user),
  cdp_policy: values.cdp_policy,
  template: templateOf(values),
  egress: { allow: lines(values.egress_allow), deny: lines(values.egress_deny), only: lines(values.egress_only) },
});

/** What to send for a changed pool. In a merge patch a header is only removed by a null in its place. */
export function changeOf(values: PoolValues, pool: Pool): PoolChange {
  const body = bodyOf(values);
  const removed = Object.keys(pool.template?.headers ?? {}).map((name) => [name, null]);
  const headers = body.template.headers && (Object.assign(Object.fromEntries(removed) as object, body.template.headers) as Record<string, string>);
  return { ...body, template: { ...body.template, ...(headers && { headers }) }, version: pool.version };
}
