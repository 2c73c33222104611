import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
  redirect,
} from "@tanstack/react-router";
import { whenSignedOut } from "./api/http.ts";
import { queryClient } from "./api/query-client.ts";
import { type Session, sessionQuery } from "./api/session.ts";
import { type PageEntry, pages } from "./pages/pages.ts";
import { PageFailed, PageLoading, PageNotFound } from "./parts/states.tsx";
import { landingOf } from "./shell/nav.ts";
import { Shell } from "./shell/Shell.tsx";

const root = createRootRoute({ notFoundComponent: PageNotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search): { back?: string; expired?: boolean } => ({
    ...(typeof search.back === "string" && search.back.startsWith("/") && !search.back.startsWith("//")
      ? { back: search.back }
      : {}),
    ...(search.expired === true ? { expired: true } : {}),
  }),
  component: lazyRouteComponent(() => import("./pages/sign-in/SignIn.tsx"), "SignIn"),
});

const firstPassword = createRoute({
  getParentRoute: () => root,
  path: "/password",
  beforeLoad: ({ location }) => signedIn(location.href),
  component: lazyRouteComponent(() => import("./pages/sign-in/FirstPassword.tsx"), "FirstPassword"),
});

const secondFactor = createRoute({
  getParentRoute: () => root,
  path: "/second-factor",
  beforeLoad: ({ location }) => signedIn(location.href),
  component: lazyRouteComponent(() => import("./pages/sign-in/SecondFactor.tsx"), "SecondFactor"),
});

const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  beforeLoad: async ({ location }) => {
    const session = await signedIn(location.href);
    if (session.mustChangePassword) throw redirect({ to: "/password" });
    if (session.mustEnrol) throw redirect({ to: "/second-factor" });
    return { session };
  },
  component: Shell,
  errorComponent: PageFailed,
});

/** Signed in as for the shell, without its frame. */
const door = createRoute({
  getParentRoute: () => root,
  id: "door",
  beforeLoad: async ({ location }) => ({ session: await signedIn(location.href) }),
  errorComponent: PageFailed,
});

const home = createRoute({
  getParentRoute: () => shell,
  path: "/",
  beforeLoad: ({ context }) => {
    throw redirect({ to: landingOf(context.session), replace: true });
  },
});

const inside = pages.filter(({ bare }) => bare !== true).map((entry) => pageRoute(entry, () => shell));
const bare = pages.filter((one) => one.bare === true).map((entry) => pageRoute(entry, () => door));

function pageRoute<Parent extends typeof shell | typeof door>(
  { path, load }: PageEntry,
  parent: () => Parent,
) {
  return createRoute({
    getParentRoute: parent,
    path,
    validateSearch: (search): Record<string, unknown> => search,
    component: lazyRouteComponent(load as () => Promise<{ Page: RouteComponent }>, "Page"),
    errorComponent: PageFailed,
    pendingComponent: PageLoading,
  });
}

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    firstPassword,
    secondFactor,
    shell.addChildren([home, ...inside]),
    door.addChildren(bare),
  ]),
  defaultPendingComponent: PageLoading,
  defaultNotFoundComponent: PageNotFound,
  defaultErrorComponent: PageFailed,
  defaultPreload: "intent",
  scrollRestoration: true,
});

/** Who is signed in; without anybody, the way leads over the sign-in page and back. */
async function signedIn(back: string): Promise<Session> {
  const session = await queryClient.ensureQueryData(sessionQuery);
  if (session === null) throw redirect({ to: "/sign-in", search: back === "/" ? {} : { back } });
  return session;
}

whenSignedOut(() => {
  if (queryClient.getQueryData(sessionQuery.queryKey) === undefined) return;
  if (router.state.location.pathname === "/sign-in") return;
  const back = router.state.location.href;
  queryClient.clear();
  void router.navigate({ to: "/sign-in", search: { back, expired: true }, replace: true });
});
