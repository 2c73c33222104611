/**
 * Who may do what, on whose objects: the whole policy of the server, to be read by a person.
 * Rows are actions, columns are roles, cells are scopes:
 *   all  — every object of the own jurisdiction
 *   unit — objects of the units that the grant names
 *   own  — objects about, or made by, the person signed in
 * An empty cell is a refusal. Every route names one action; a generated test walks role × route × own/other.
 * Beside the table stand two words: `public` (sign-in, health) and `signed-in` (a person's own account and sessions,
 * with or without any role).
 */
export const ROLES = [
  "office",
  "unit_clerk",
  "cadre",
  "leader",
  "feedback_giver",
  "supervisor",
  "system_officer",
  "security_officer",
  "audit_officer",
] as const;
export type Role = (typeof ROLES)[number];

/** The three officers [三员] hold no business rights and no two of these roles meet in one person. */
export const OFFICER_ROLES: readonly Role[] = ["system_officer", "security_officer", "audit_officer"];

export type Scope = "all" | "unit" | "own";
type Row = Partial<Record<Role, Scope>>;

export const POLICY = {
  // Start page [工作台] and own work
  "session.use": everyone("own"),
  "jobs.read": everyone("own"),
  "files.read": everyone("own"),
  // Roster [干部库]
  "roster.read": { office: "all", unit_clerk: "unit", leader: "all", supervisor: "all" },
  "roster.edit": { office: "all" },
  "roster.import": { office: "all" },
  "roster.export": { office: "all", unit_clerk: "unit" },
  "structure.read": { office: "all", leader: "all", supervisor: "all", unit_clerk: "unit" },
  // Rule packs and schemes [规则包、考核方案]: standards are public
  "schemes.read": everyone("all"),
  "schemes.edit": { office: "all" },
  // Campaigns [考核活动]
  "campaigns.read": { office: "all", leader: "all", supervisor: "all", unit_clerk: "all" },
  "campaigns.edit": { office: "all" },
  "campaigns.advance": { office: "all", leader: "all", supervisor: "all" },
  // Evidence [考核依据]
  "evidence.read": { office: "all", supervisor: "all" },
  "evidence.enter": { office: "all" },
  // Paper ballots are entered by two people who need not both sit in the office
  "evidence.paper": { office: "all", supervisor: "all" },
  // Comments [评语] are material for the feedback: for who writes it and who gives it
  "comments.read": { office: "all", feedback_giver: "own" },
  // Ballots [测评]: what was voted is nobody's to read; what is here are lists, counts and records
  "ballots.read": { office: "all", leader: "all", supervisor: "all" },
  "ballots.edit": { office: "all" },
  "ballots.advance": { office: "all", leader: "all" },
  // Orders to close are signed by officers, records by the supervisor, each with a key of their own
  "ballots.sign": { office: "all", leader: "all", supervisor: "all" },
  // Whoever is on a list votes; the three officers are on none
  "ballots.vote": {
    office: "own",
    unit_clerk: "own",
    cadre: "own",
    leader: "own",
    feedback_giver: "own",
    supervisor: "own",
  },
  // Results [结果]
  "results.read": { office: "all", leader: "all", supervisor: "all", cadre: "own" },
  "results.score": { office: "all" },
  "grades.read": { office: "all", leader: "all", supervisor: "all" },
  "grades.decide": { office: "all", leader: "all" },
  // Findings [线索]: what the analysis of the ratings gives people to check
  "findings.read": { office: "all", leader: "all", supervisor: "all" },
  "findings.analyse": { office: "all" },
  "findings.dispose": { office: "all", supervisor: "all" },
  // Feedback [反馈]
  "feedback.read": { office: "all", leader: "all", supervisor: "all", feedback_giver: "own", cadre: "own" },
  "feedback.write": { office: "all" },
  "feedback.release": { office: "all" },
  "feedback.acknowledge": { cadre: "own" },
  // Feedback talks [反馈谈话]: a giver's own are those that the office assigned to this giver
  "talks.read": { office: "all", leader: "all", supervisor: "all", feedback_giver: "own" },
  "talks.assign": { office: "all" },
  "talks.record": { feedback_giver: "own" },
  "talks.answer": { cadre: "own" },
  // Oversight [监督]
  "audit.read": { audit_officer: "all", supervisor: "all" },
  "audit.checkpoint": { audit_officer: "all", supervisor: "all" },
  // System [系统]
  "accounts.read": { system_officer: "all", security_officer: "all", audit_officer: "all" },
  "accounts.create": { system_officer: "all" },
  "accounts.grant": { security_officer: "all" },
  "security.read": { system_officer: "all", security_officer: "all", audit_officer: "all" },
  "security.settings": { security_officer: "all" },
  "system.read": { system_officer: "all" },
} as const satisfies Record<string, Row>;

export type Action = keyof typeof POLICY;

function everyone<S extends Scope>(scope: S): Record<Role, S> {
  return Object.fromEntries(ROLES.map((role) => [role, scope])) as Record<Role, S>;
}

/** One role of one person, with the units or the cadre it reaches. */
export interface Grant {
  role: Role;
  unitIds: readonly string[];
}

/** Who is acting: a person signed in. */
export interface Actor {
  userId: string;
  username: string;
  displayName: string;
  jurisdictionId: string;
  grants: readonly Grant[];
  /** The cadre that this account belongs to, if any; "own" means objects about this cadre. */
  cadreId: string | null;
}

/** What an actor may reach by one action. */
export interface Reach {
  all: boolean;
  unitIds: readonly string[];
  own: boolean;
}

/** @returns the union over the actor's grants, or null when no grant allows the action */
export function reachOf(actor: Actor, action: Action): Reach | null {
  const row: Row = POLICY[action];
  const held = actor.grants.filter((grant) => row[grant.role] !== undefined);
  if (held.length === 0) return null;
  return {
    all: held.some((grant) => row[grant.role] === "all"),
    unitIds: held.filter((grant) => row[grant.role] === "unit").flatMap((grant) => [...grant.unitIds]),
    own: held.some((grant) => row[grant.role] === "own"),
  };
}
