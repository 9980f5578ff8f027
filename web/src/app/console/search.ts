import type { Scope } from "@/api/client";
import { isGroup } from "@/features/sessions/status";
import type { SessionSearch } from "@/features/sessions/SessionFilters";
import { isGroup as isUsageGroup } from "@/features/usage/queries";
import { isRange } from "@/features/usage/range";
import type { UsageSearch } from "@/features/usage/UsageFilters";

type Raw = Record<string, unknown>;

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : typeof value === "number" ? String(value) : undefined);
const all = (value: unknown): "all" | undefined => (value === "all" ? "all" : undefined);

const whole = (value: unknown): number | undefined => (/^\d{1,9}$/.test(String(value)) ? Number(value) : undefined);

/** Leaves out what is not set, so that addresses stay short. */
function present<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}

export const scopeOf = (search: { scope?: "all" | undefined }): Scope => search.scope ?? "own";

export const scopeSearch = ({ scope }: Raw): { scope?: "all" | undefined } => present({ scope: all(scope) });

export const sessionSearch = ({ status, pool, query, scope }: Raw): SessionSearch =>
  present({ status: isGroup(status) ? status : undefined, pool: text(pool), query: text(query), scope: all(scope) });

export interface PoolSearch {
  query?: string | undefined;
  scope?: "all" | undefined;
}

export const poolSearch = ({ query, scope }: Raw): PoolSearch => present({ query: text(query), scope: all(scope) });

export const profileListSearch = poolSearch;

export interface ProfileSearch {
  from?: number | undefined;
  to?: number | undefined;
  scope?: "all" | undefined;
}

/** Which two snapshots are compared is part of the address, so that it can be sent to somebody. */
export const profileSearch = ({ from, to, scope }: Raw): ProfileSearch => present({ from: whole(from), to: whole(to), scope: all(scope) });

export interface NodeSearch {
  pool?: string | undefined;
  state?: string | undefined;
}

export const nodeSearch = ({ pool, state }: Raw): NodeSearch => present({ pool: text(pool), state: text(state) });

export const userSearch = ({ query }: Raw): { query?: string | undefined } => present({ query: text(query) });

export interface AuditSearch {
  action?: string | undefined;
  actor?: string | undefined;
  target?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  scope?: "all" | undefined;
}

export const auditSearch = ({ action, actor, target, from, to, scope }: Raw): AuditSearch =>
  present({ action: text(action), actor: text(actor), target: text(target), from: text(from), to: text(to), scope: all(scope) });

export const usageSearch = ({ range, from, to, group, scope }: Raw): UsageSearch =>
  present({ range: isRange(range) ? range : undefined, from: text(from), to: text(to), group: isUsageGroup(group) ? group : undefined, scope: all(scope) });
