import createClient from "openapi-fetch";
import type { components, paths } from "./generated/schema";
import { Problem } from "./problem";
import { send } from "./request";

type Schemas = components["schemas"];
export type Me = Schemas["Me"];
export type Login = Schemas["Login"];
export type User = Schemas["User"];
export type Role = User["role"];
export type Token = Schemas["Token"];
export type TokenScope = Token["scopes"][number];
export type AuditEntry = Schemas["AuditEntry"];
export type Model = Schemas["Model"];
export type Chat = Schemas["Chat"];
export type SessionStatus = Schemas["ChatSession"]["status"];
export type Message = Schemas["Message"];
export type Run = Schemas["Run"];
export type RequiredApproval = Schemas["RequiredApproval"];
export type RequiredInput = Schemas["RequiredInput"];
export type FileInfo = Schemas["FileInfo"];
export type Session = Schemas["Session"];
export type SessionPage = Schemas["SessionPage"];
export type Download = Schemas["Download"];
export type SessionEvent = Schemas["SessionEvent"];
export type Pool = Schemas["Pool"];
export type CdpPolicy = NonNullable<Pool["cdp_policy"]>;
export type PoolPage = Schemas["PoolPage"];
export type Extension = Schemas["Extension"];
export type Egress = Schemas["Egress"];
export type Template = Schemas["Template"];
export type Waiting = Schemas["Waiting"];
export type Node = Schemas["Node"];
export type Host = Schemas["Host"];
export type Profile = Schemas["Profile"];
export type Snapshot = Schemas["Snapshot"];
export type SnapshotDiff = Schemas["SnapshotDiff"];
export type RunUsage = Schemas["RunUsage"];
export type UsageReport = Schemas["UsageReport"];
export type UsageRow = Schemas["UsageRow"];
export type UsageSum = Schemas["UsageSum"];
export type UsageInterval = Schemas["UsageInterval"];
export type Allowance = Schemas["Allowance"];

/** Whose things a list shows: the viewer's own, or, for admins who ask for it, everyone's. */
export type Scope = "own" | "all";

/** The typed client of the HTTP API; its types are generated from openapi.json. */
export const api = createClient<paths>({ baseUrl: window.location.origin, fetch: send });

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The data of an answer, or its problem thrown. */
export async function unwrap<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw Problem.from(response, error);
  return data as T;
}

/** The query parameter for a scope: nothing for one's own, which is the server's default. */
export const scoped = (scope: Scope): { scope?: Scope } => (scope === "all" ? { scope } : {});
