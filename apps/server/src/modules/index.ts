import type { Platform } from "../platform/context.ts";
import { type App, buildApp } from "../platform/http/app.ts";
import { jobRoutes } from "../platform/jobs/routes.ts";
import { auditRoutes } from "./audit/routes.ts";
import { cookieAuthenticator, identityRoutes } from "./identity/routes.ts";
import { rosterRoutes } from "./roster/routes.ts";
import { defineRosterJobs } from "./roster/service.ts";

/** The whole HTTP API: one line a capability. */
export async function registerModules(platform: Platform): Promise<App> {
  const app = buildApp(platform, cookieAuthenticator(platform));
  await app.register(async (scope) => {
    const api = scope as unknown as App;
    api.get("/api/openapi.json", { config: { action: "public" }, schema: { hide: true } }, async () =>
      app.swagger(),
    );
    await identityRoutes(api, platform);
    await jobRoutes(api, platform);
    await auditRoutes(api, platform);
    await rosterRoutes(api, platform);
    defineRosterJobs(platform);
  });
  return app;
}
