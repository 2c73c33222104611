import type { ComponentType } from "react";

export interface PageEntry {
  path: string;
  /** Fills the whole window, without navigation: for a projector. */
  bare?: true;
  /** The chunk of the page; it exports `Page`. */
  load: () => Promise<{ Page: ComponentType }>;
}

/** Every page inside the shell, by address. */
export const pages: readonly PageEntry[] = [
  { path: "/start", load: () => import("./start/Start.tsx") },
  { path: "/roster", load: () => import("./roster/Roster.tsx") },
  { path: "/roster/import", load: () => import("./roster/ImportStart.tsx") },
  { path: "/roster/import/$importId", load: () => import("./roster/ImportPage.tsx") },
  { path: "/roster/$cadreId", load: () => import("./roster/CadrePage.tsx") },
  { path: "/insights", load: () => import("./insights/Insights.tsx") },
  { path: "/schemes", load: () => import("./schemes/Schemes.tsx") },
  { path: "/oversight", load: () => import("./oversight/Oversight.tsx") },
  { path: "/system", load: () => import("./system/System.tsx") },
  { path: "/campaigns", load: () => import("./campaigns/Campaigns.tsx") },
  { path: "/campaigns/new", load: () => import("./campaigns/NewCampaign.tsx") },
  { path: "/campaigns/$campaignId", load: () => import("./campaigns/Overview.tsx") },
  { path: "/campaigns/$campaignId/snapshot", load: () => import("./campaigns/Snapshot.tsx") },
  { path: "/campaigns/$campaignId/ballots", load: () => import("./ballots/Ballots.tsx") },
  {
    path: "/campaigns/$campaignId/ballots/paper/$countId",
    load: () => import("./ballots/paper/PaperPage.tsx"),
  },
  { path: "/campaigns/$campaignId/ballots/$roundId", load: () => import("./ballots/RoundPage.tsx") },
  { path: "/campaigns/$campaignId/ballots/$roundId/plan", load: () => import("./ballots/PlanPage.tsx") },
  { path: "/campaigns/$campaignId/ballots/$roundId/cards", load: () => import("./ballots/CardsPage.tsx") },
  { path: "/campaigns/$campaignId/ballots/$roundId/close", load: () => import("./ballots/ClosePage.tsx") },
  {
    path: "/campaigns/$campaignId/ballots/$roundId/wall",
    load: () => import("./ballots/Wall.tsx"),
    bare: true,
  },
  { path: "/ballots/$roundId", load: () => import("./ballots/MyBallotPage.tsx") },
  { path: "/signing-key", load: () => import("./ballots/KeyPage.tsx") },
  { path: "/help/ballots", load: () => import("./ballots/Promises.tsx") },
  { path: "/campaigns/$campaignId/evidence", load: () => import("./evidence/Evidence.tsx") },
  { path: "/campaigns/$campaignId/evidence/$importId", load: () => import("./evidence/RatingImport.tsx") },
  { path: "/campaigns/$campaignId/results", load: () => import("./campaigns/Deliberation.tsx") },
  { path: "/campaigns/$campaignId/findings", load: () => import("./findings/Findings.tsx") },
  { path: "/campaigns/$campaignId/findings/$findingId", load: () => import("./findings/FindingPage.tsx") },
  { path: "/campaigns/$campaignId/letters", load: () => import("./feedback/Letters.tsx") },
  { path: "/campaigns/$campaignId/letters/$cadreId", load: () => import("./feedback/LetterPage.tsx") },
  { path: "/talks", load: () => import("./feedback/MyTalks.tsx") },
  { path: "/talks/$campaignId/$cadreId", load: () => import("./feedback/TalkPage.tsx") },
  { path: "/feedback", load: () => import("./feedback/Feedback.tsx") },
  { path: "/results", load: () => import("./results/Results.tsx") },
  { path: "/results/$campaignId/$cadreId", load: () => import("./results/ResultPage.tsx") },
  { path: "/account", load: () => import("./account/Account.tsx") },
  { path: "/my", load: () => import("./my/My.tsx") },
];
