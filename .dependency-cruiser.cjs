/** The arrows of docs/architecture.md, enforced. */
module.exports = {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    {
      name: "packages-import-no-app",
      severity: "error",
      from: { path: "^packages/" },
      to: { path: "^(apps|demo|bench|e2e)/" },
    },
    {
      name: "psychometrics-and-ballot-stand-alone",
      severity: "error",
      from: { path: "^packages/(psychometrics|ballot)/" },
      to: { path: "^packages/", pathNot: "^packages/$1/" },
    },
    {
      name: "apps-import-no-other-app",
      comment: "The command line may open the server's database for maintenance; nothing else crosses.",
      severity: "error",
      from: { path: "^apps/([^/]+)/", pathNot: "^apps/cli/" },
      to: { path: "^apps/", pathNot: "^apps/$1/" },
    },
    {
      name: "platform-knows-no-module",
      severity: "error",
      from: { path: "^apps/server/src/platform/", pathNot: "/testing/|\\.test\\.ts$" },
      to: { path: "^apps/server/src/modules/" },
    },
    {
      name: "modules-meet-through-services",
      comment: "Another module is reached only through its service.ts (and its exported types).",
      severity: "error",
      from: {
        path: "^apps/server/src/modules/([^/]+)/",
        pathNot: "\\.test\\.ts$|policy\\.fixtures\\.ts$|/testing/",
      },
      to: {
        path: "^apps/server/src/modules/[^/]+/",
        pathNot: "^apps/server/src/modules/($1/|[^/]+/(service|schema)\\.ts$)",
      },
    },
    {
      name: "pure-packages-do-no-io",
      severity: "error",
      from: { path: "^packages/[^/]+/src/", pathNot: "\\.test\\.ts$|/testing/" },
      to: { dependencyTypes: ["core"], pathNot: "^(node:)?(crypto|worker_threads|url|os|path)$" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "dist/" },
    parser: "swc",
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default"] },
  },
};
