import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { Toaster } from "sonner";
import { vi } from "vitest";
import { TooltipProvider } from "@/components/ui/tooltip";

/** What a test's server answers: a status and a body by method and path. */
export type Answers = Record<string, { status?: number; body?: unknown }>;

export interface Asked {
  method: string;
  path: string;
  body: unknown;
}

/** Shows something of the app before a server that answers as told; `asked` tells what it was asked. */
export function show(view: ReactNode, answers: Answers = {}) {
  const asked: Asked[] = [];
  document.cookie = "XSRF-TOKEN=test";
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname, search } = new URL(request.url);
    const text = await request.text();
    asked.push({ method: request.method, path: pathname + search, body: text.startsWith("{") ? (JSON.parse(text) as unknown) : null });
    const { status = 200, body } = answers[`${request.method} ${pathname}`] ?? { status: 404, body: { code: "not_found", detail: "There is nothing here." } };
    return new Response(body === undefined ? null : JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
  });
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={queries}>
      <TooltipProvider>
        {view}
        <Toaster />
      </TooltipProvider>
    </QueryClientProvider>,
  );
  return { asked, answers, queries, user: userEvent.setup() };
}
