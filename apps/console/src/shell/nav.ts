import { may, type Session } from "../api/session.ts";
import type { TextKey } from "../i18n/resources.ts";

export interface NavItem {
  to: string;
  label: TextKey;
  /** What one does there, in a sentence. */
  about: TextKey;
  icon: NavIcon;
  /** Shown to whoever may do one of these beyond the own person. */
  actions: readonly string[];
}

export type NavIcon =
  | "start"
  | "mine"
  | "roster"
  | "campaigns"
  | "results"
  | "feedback"
  | "talks"
  | "insights"
  | "schemes"
  | "oversight"
  | "system";

/** The house plan, in its fixed order. */
const ITEMS: readonly NavItem[] = [
  { to: "/roster", label: "nav.roster", about: "nav.about.roster", icon: "roster", actions: ["roster.read"] },
  {
    to: "/campaigns",
    label: "nav.campaigns",
    about: "nav.about.campaigns",
    icon: "campaigns",
    actions: ["campaigns.read"],
  },
  {
    to: "/results",
    label: "nav.results",
    about: "nav.about.results",
    icon: "results",
    actions: ["results.read"],
  },
  {
    to: "/feedback",
    label: "nav.feedback",
    about: "nav.about.feedback",
    icon: "feedback",
    actions: ["feedback.read"],
  },
  {
    to: "/insights",
    label: "nav.insights",
    about: "nav.about.insights",
    icon: "insights",
    actions: ["structure.read"],
  },
  {
    to: "/schemes",
    label: "nav.schemes",
    about: "nav.about.schemes",
    icon: "schemes",
    actions: ["schemes.read"],
  },
  {
    to: "/oversight",
    label: "nav.oversight",
    about: "nav.about.oversight",
    icon: "oversight",
    actions: ["audit.read"],
  },
  {
    to: "/system",
    label: "nav.system",
    about: "nav.about.system",
    icon: "system",
    actions: ["accounts.read"],
  },
];
const START: NavItem = {
  to: "/start",
  label: "nav.start",
  about: "nav.about.start",
  icon: "start",
  actions: [],
};
const TALKS: NavItem = {
  to: "/talks",
  label: "nav.talks",
  about: "nav.about.talks",
  icon: "talks",
  actions: [],
};
const MINE: NavItem = { to: "/my", label: "nav.mine", about: "nav.about.mine", icon: "mine", actions: [] };

/** A person who is only assessed sees one page, and the published standards. */
export function isOnlyAssessed(session: Session): boolean {
  return session.roles.length > 0 && session.roles.every((role) => role === "cadre");
}

/** What the person signed in finds on the left. */
export function navOf(session: Session): NavItem[] {
  const mine = session.permissions["feedback.acknowledge"] !== undefined ? [MINE] : [];
  const talks = session.permissions["talks.record"] !== undefined ? [TALKS] : [];
  const items = ITEMS.filter((item) => item.actions.some((action) => may(session, action, true)));
  return isOnlyAssessed(session) ? [...mine, ...items] : [START, ...mine, ...talks, ...items];
}

export function landingOf(session: Session): string {
  return isOnlyAssessed(session) ? "/my" : "/start";
}
