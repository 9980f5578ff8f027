import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import type { QueryClient } from "@tanstack/react-query";
import { onSignedOut } from "@/api/request";
import { meQuery } from "@/api/queries";
import { ChatPage } from "./ChatPage";
import { auditSearch, nodeSearch, poolSearch, profileListSearch, profileSearch, scopeSearch, sessionSearch, usageSearch, userSearch } from "./console/search";
import { Loading, NotFound, Broken } from "./fallbacks";
import { forget } from "./forget";
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

const welcomeRoute = createRoute({ getParentRoute: () => rootRoute, path: "/welcome", component: lazyRouteComponent(() => import("./WelcomePage"), "WelcomePage") });
const registerRoute = createRoute({ getParentRoute: () => rootRoute, path: "/register", component: lazyRouteComponent(() => import("./RegisterPage"), "RegisterPage") });

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

// Each page of the console is a file of its own, loaded when somebody goes there: chats do not wait for it.
const consoleRoute = createRoute({ getParentRoute: () => shellRoute, path: "/console" });
const overviewRoute = createRoute({ getParentRoute: () => consoleRoute, path: "/", component: lazyRouteComponent(() => import("./console/OverviewPage"), "OverviewPage") });
const sessionsRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: "/sessions",
  validateSearch: sessionSearch,
  component: lazyRouteComponent(() => import("./console/SessionsPage"), "SessionsPage"),
});
const sessionRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: "/sessions/$sessionId",
  validateSearch: scopeSearch,
  component: lazyRouteComponent(() => import("./console/SessionPage"), "SessionPage"),
});
const profilesRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: "/profiles",
  validateSearch: profileListSearch,
  component: lazyRouteComponent(() => import("./console/ProfilesPage"), "ProfilesPage"),
});
const profileRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: "/profiles/$profileId",
  validateSearch: profileSearch,
  component: lazyRouteComponent(() => import("./console/ProfilePage"), "ProfilePage"),
});
const poolsRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: "/pools",
  validateSearch: poolSearch,
  component: lazyRouteComponent(() => import("./console/PoolsPage"), "PoolsPage"),
});
const newPoolRoute = createRoute({ getParentRoute: () => consoleRoute, path: "/pools/new", component: lazyRouteComponent(() => import("./console/NewPoolPage"), "NewPoolPage") });
const poolRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: "/pools/$poolId",
  validateSearch: scopeSearch,
  component: lazyRouteComponent(() => import("./console/PoolPage"), "PoolPage"),
});
const editPoolRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: "/pools/$poolId/edit",
  validateSearch: scopeSearch,
  component: lazyRouteComponent(() => import("./console/EditPoolPage"), "EditPoolPage"),
});
const nodesRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: "/nodes",
  validateSearch: nodeSearch,
  component: lazyRouteComponent(() => import("./console/NodesPage"), "NodesPage"),
});
const usageRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: "/usage",
  validateSearch: usageSearch,
  component: lazyRouteComponent(() => import("./console/UsagePage"), "UsagePage"),
});
const usersRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: "/users",
  validateSearch: userSearch,
  component: lazyRouteComponent(() => import("./console/UsersPage"), "UsersPage"),
});
const tokensRoute = createRoute({ getParentRoute: () => consoleRoute, path: "/tokens", component: lazyRouteComponent(() => import("./console/TokensPage"), "TokensPage") });
const accountRoute = createRoute({ getParentRoute: () => consoleRoute, path: "/account", component: lazyRouteComponent(() => import("./console/AccountPage"), "AccountPage") });
const auditRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: "/audit",
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import("./console/AuditPage"), "AuditPage"),
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    signInRoute,
    welcomeRoute,
    registerRoute,
    shellRoute.addChildren([
      newChatRoute,
      chatRoute,
      consoleRoute.addChildren([
        overviewRoute,
        sessionsRoute,
        sessionRoute,
        profilesRoute,
        profileRoute,
        poolsRoute,
        newPoolRoute,
        poolRoute,
        editPoolRoute,
        usageRoute,
        nodesRoute,
        usersRoute,
        tokensRoute,
        accountRoute,
        auditRoute,
      ]),
    ]),
  ]),
  context: { queries: queryClient },
  // A page is fetched when somebody points at the way to it, so that it is there when they click.
  defaultPreload: "intent",
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
  void forget(queryClient, () => router.invalidate());
});

/** Whether a target given in the address leads to a page of this app and not elsewhere. */
function isLocal(next: unknown): next is string {
  return typeof next === "string" && /^\/(?![/\\])/.test(next);
}
