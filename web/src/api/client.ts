import createClient from "openapi-fetch";
import type { components, paths } from "./generated/schema";
import { Problem } from "./problem";
import { send } from "./request";

type Schemas = components["schemas"];
export type Me = Schemas["Me"];
export type Model = Schemas["Model"];
export type Chat = Schemas["Chat"];
export type SessionStatus = Schemas["ChatSession"]["status"];
export type Message = Schemas["Message"];
export type Run = Schemas["Run"];
export type FileInfo = Schemas["FileInfo"];

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
