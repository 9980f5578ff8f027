import { createRootRouteWithContext, createRoute, createRouter, redirect } from "@tanstack/react-router";
import type { QueryClient } from "@tanstack/react-query";
import { onSignedOut } from "@/api/request";
import { meQuery } from "@/api/queries";
import { ChatPage } from "./ChatPage";
import { Loading, NotFound, Broken } from "./fallbacks";
import { NewChatPage } from "./NewChatPage";
import { Root } from "./Root";
import { Shell } from "./Shell";
import { SignInPage } from "./SignInPage";
import { queryClient } from "./queryClient";

const rootRoute = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Root, notFoundComponent: NotFound });

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: ({ next }): { next?: string } => (isLocal(next) ? { next } : {}),
  beforeLoad: async ({ context, search }) => {
    if (await context.queries.query({ ...meQuery, staleTime: "static" })) throw redirect({ href: search.next ?? "/" });
  },
  component: SignInPage,
});

const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "shell",
  beforeLoad: async ({ context, location }) => {
    if (await context.queries.query({ ...meQuery, staleTime: "static" })) return;
    throw redirect({ to: "/sign-in", search: location.href === "/" ? {} : { next: location.href } });
  },
  component: Shell,
});

const newChatRoute = createRoute({ getParentRoute: () => shellRoute, path: "/", component: NewChatPage });
const chatRoute = createRoute({ getParentRoute: () => shellRoute, path: "/chats/$chatId", component: ChatPage });

export const router = createRouter({
  routeTree: rootRoute.addChildren([signInRoute, shellRoute.addChildren([newChatRoute, chatRoute])]),
  context: { queries: queryClient },
  defaultPendingComponent: Loading,
  defaultPendingMs: 300,
  defaultErrorComponent: Broken,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

// Any request may find the login gone; the sign-in page then leads back to where the user was.
onSignedOut(() => {
  if (!queryClient.getQueryData(meQuery.queryKey)) return;
  queryClient.setQueryData(meQuery.queryKey, null);
  void router.invalidate();
});

/** Whether a target given in the address leads to a page of this app and not elsewhere. */
function isLocal(next: unknown): next is string {
  return typeof next === "string" && /^\/(?![/\\])/.test(next);
}
