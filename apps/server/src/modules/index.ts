import type { Platform } from "../platform/context.ts";
import { closeRenderer } from "../platform/documents/index.ts";
import { fileRoutes } from "../platform/files-routes.ts";
import { type App, buildApp } from "../platform/http/app.ts";
import { jobRoutes } from "../platform/jobs/routes.ts";
import { systemRoutes } from "../platform/system/routes.ts";
import { auditRoutes } from "./audit/routes.ts";
import { defineAuditJobs, keepAuditLog } from "./audit/service.ts";
import { ballotRoutes } from "./ballots/routes.ts";
import { campaignRoutes } from "./campaigns/routes.ts";
import { defineEvidenceJobs } from "./evidence/jobs.ts";
import { evidenceRoutes } from "./evidence/routes.ts";
import { defineFeedbackJobs } from "./feedback/jobs.ts";
import { feedbackRoutes } from "./feedback/routes.ts";
import { defineFindingJobs } from "./findings/jobs.ts";
import { findingRoutes } from "./findings/routes.ts";
import { homeRoutes } from "./home/routes.ts";
import { cookieAuthenticator } from "./identity/cookie.ts";
import { identityRoutes } from "./identity/routes.ts";
import { keepHouse } from "./identity/service.ts";
import { defineResultsJobs } from "./results/jobs.ts";
import { resultRoutes } from "./results/routes.ts";
import { rosterRoutes } from "./roster/routes.ts";
import { defineRosterJobs } from "./roster/service.ts";
import { schemeRoutes } from "./schemes/routes.ts";
import { stageLine } from "./stage-line.ts";

/** The whole HTTP API: one line a capability. */
export async function registerModules(platform: Platform): Promise<App> {
  const app = buildApp(platform, cookieAuthenticator(platform));
  await app.register(async (scope) => {
    const api = scope as unknown as App;
    api.get("/api/openapi.json", { config: { action: "public" }, schema: { hide: true } }, async () =>
      app.swagger(),
    );
    await identityRoutes(api, platform);
    await systemRoutes(api);
    await jobRoutes(api, platform);
    await fileRoutes(api, platform);
    await auditRoutes(api);
    await rosterRoutes(api, platform);
    await schemeRoutes(api, platform);
    await campaignRoutes(api, platform, stageLine);
    await evidenceRoutes(api, platform);
    await ballotRoutes(api, platform);
    await resultRoutes(api, platform);
    await findingRoutes(api);
    await feedbackRoutes(api);
    await homeRoutes(api, platform, stageLine);
    defineAuditJobs(platform);
    defineRosterJobs(platform);
    defineEvidenceJobs(platform);
    defineResultsJobs(platform);
    defineFindingJobs(platform);
    defineFeedbackJobs(platform);
  });
  const stops = [keepAuditLog(platform), keepHouse(platform)];
  app.addHook("onClose", async () => {
    for (const stop of stops) stop();
    await closeRenderer(platform);
  });
  return app;
}
