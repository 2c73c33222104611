import { z } from "zod";
import { instant, textShape } from "../../platform/http/shapes.ts";

/** What the routes of ballots answer. */
const count = z.number().int();
const hash = z.string().describe("SHA-256, 64 hexadecimal digits");

export const mode = z.enum(["formal", "mock"]);
export const roundState = z
  .enum(["setup", "frozen", "issuing", "casting", "ended", "closed", "released", "discarded"])
  .describe(
    "After the freeze the windows of the manifest say which of frozen, issuing, casting, ended it is",
  );
export const span = z.object({ from: instant, until: instant });
export const anonymity = z.enum(["promised", "means-only", "not-promised"]);

const roundFields = {
  roundId: z.uuid(),
  title: z.string(),
  mode,
  state: roundState,
  issuing: span.nullable(),
  casting: span.nullable(),
  eligible: count.describe("应到"),
  issued: count.describe("发出"),
  received: count.nullable().describe("收回; null while nothing is frozen or the box does not answer"),
  manifestHash: hash.nullable(),
  createdAt: instant,
};
export const roundItem = z.object(roundFields).meta({ id: "RoundItem" });

const check = z
  .object({
    key: z.string(),
    label: textShape,
    ok: z.boolean(),
    detail: textShape,
    mayBeReasoned: z.boolean().describe("A reason may stand in for it"),
    link: z.string().describe("Address in the console"),
  })
  .meta({ id: "RoundCheck" });

export const step = z.enum(["freeze", "close", "release", "discard"]);

const nextStep = z
  .object({
    step,
    label: textShape,
    roles: z.array(z.string()),
    twoPeople: z.boolean(),
    proposal: z.object({ proposedBy: z.string(), proposedAt: instant, note: z.string() }).nullable(),
    may: z.object({ propose: z.boolean(), confirm: z.boolean(), withdraw: z.boolean() }),
    bySignature: z
      .boolean()
      .describe("Taken by signing in the browser (routes close/…), not by POST advance"),
  })
  .meta({ id: "RoundNextStep" });

export const boxStatus = z
  .object({
    state: z.enum(["up", "starting", "down"]),
    address: z.string().nullable().describe("As phones reach it"),
    text: textShape.describe("What is so, and what to do when it is down"),
  })
  .meta({ id: "BoxStatus" });

export const settingsShape = z
  .object({
    issuing: span.nullable(),
    casting: span.nullable(),
    commentLength: count.min(0).max(500).describe("Longest comment on one ratee; 0 for none"),
    limitTop: z
      .boolean()
      .describe("At most so many of the highest level per item as the quota gives for the ratees of a group"),
    officers: z.array(z.string()).max(20).describe("Accounts of whom two must order the close"),
    supervisor: z.string().nullable().describe("Account that cosigns the record"),
  })
  .meta({ id: "RoundSettings" });

const numbers = z.object({
  group: z.string(),
  label: textShape,
  eligible: count,
  issued: count,
  replaced: count.describe("补发, part of issued"),
  received: count.nullable(),
});

const summaryLine = z.object({
  group: z.string(),
  label: textShape,
  eligible: count,
  issued: count,
  replaced: count,
  received: count,
  valid: count,
  invalid: count,
  void: z.array(textShape).describe("Why the group does not count; empty when it does"),
});

export const roundDetail = z
  .object({
    round: z.object({ ...roundFields, boothUrl: z.string().nullable() }),
    settings: settingsShape,
    thresholds: z.object({ mean: count, distribution: count, comments: count }),
    stateLine: z.array(
      z.object({
        stage: z.string(),
        label: textShape,
        state: z.enum(["done", "now", "next"]),
        by: z.array(z.string()),
        at: instant.nullable(),
      }),
    ),
    checklist: z.array(check),
    next: nextStep.nullable(),
    discard: nextStep
      .nullable()
      .describe("The step that throws the round away; a mock round ends with nothing else"),
    numbers: z.array(numbers),
    record: z
      .object({
        root: z.string().describe("Base64, as on the protocol sheet"),
        cosigned: z.boolean(),
        closedAt: instant,
        summary: z.array(summaryLine),
      })
      .nullable(),
    box: boxStatus,
  })
  .meta({ id: "RoundDetail" });

export const liveShape = z
  .object({
    title: z.string(),
    mode,
    now: instant,
    issuing: span,
    casting: span,
    eligible: count,
    issued: count,
    received: count.nullable(),
    boothUrl: z.string().nullable(),
    manifestHash: hash.nullable(),
  })
  .meta({ id: "RoundLive" });

const raterKind = z.enum(["superiors", "line", "peers", "subordinates", "public", "link", "custom"]);

export const planGroup = z
  .object({
    group: z.string(),
    label: textShape,
    role: z.string().describe("Rater group of the scheme that the votes count in"),
    rule: raterKind,
    eligible: count,
    byAccount: count,
    byCard: count.describe("Named raters without an account, and further cards"),
    extraCards: count,
    ratees: count,
    perRatee: count.describe("Raters of the ratee with the fewest, without the own row and recusals"),
    mutual: z.boolean().describe("Raters are rated themselves: the own row is a recusal"),
    minutes: z.number().describe("Estimated time to fill in one ballot"),
    overBudget: z.boolean(),
    anonymity,
  })
  .meta({ id: "PlanGroup" });

export const planShape = z
  .object({
    groups: z.array(planGroup),
    uncovered: z.array(
      z.object({
        cadreId: z.uuid(),
        name: z.string(),
        unitName: z.string(),
        missing: z.array(z.string()).describe("Rater groups of the scheme in which nobody rates this person"),
      }),
    ),
    roles: z.array(z.object({ role: z.string(), label: textShape, weight: z.number() })),
    subsets: count.describe("Sets of ratees that cannot be compared with each other; 1 is right"),
    subsetNames: z.array(z.array(z.string())).describe("Some units of each set"),
    editable: z.boolean(),
  })
  .meta({ id: "BallotPlan" });

const rater = z.object({
  raterId: z.uuid(),
  name: z.string(),
  unitName: z.string(),
  post: z.string(),
  way: z.enum(["account", "card"]),
  recusals: z.array(z.string()).describe("Names of ratees of this group that the rater must not rate"),
});
const ratee = z.object({
  cadreId: z.uuid(),
  name: z.string(),
  unitName: z.string(),
  post: z.string(),
  raters: count,
});
export const planGroupDetail = z
  .object({ group: planGroup, raters: z.array(rater), ratees: z.array(ratee), editable: z.boolean() })
  .meta({ id: "PlanGroupDetail" });

export const personShape = z
  .object({
    person: z.string().describe("cadre:… or account:…, as the plan takes it"),
    name: z.string(),
    unitName: z.string(),
    post: z.string(),
    hasAccount: z.boolean(),
  })
  .meta({ id: "RaterPerson" });

export const lineShape = z
  .object({
    person: z.string(),
    name: z.string(),
    unitIds: z.array(z.uuid()).describe("Units that this leader answers for [分管]"),
    unitNames: z.array(z.string()),
  })
  .meta({ id: "LeadershipLine" });

export const recusalShape = z
  .object({
    recusalId: z.uuid(),
    rater: z.object({ person: z.string(), name: z.string() }),
    ratee: z.object({ cadreId: z.uuid(), name: z.string() }),
    kind: z.enum(["relative", "conflict", "other"]),
    note: z.string(),
  })
  .meta({ id: "Recusal" });

export const signerShape = z
  .object({
    accountId: z.string(),
    name: z.string(),
    role: z.enum(["office", "leader", "supervisor"]),
    hasKey: z.boolean(),
  })
  .meta({ id: "RoundSigner" });

export const keyBlob = z
  .object({
    format: z.literal("hengjian-signing-key/1"),
    kdf: z.literal("scrypt"),
    n: z.number().int(),
    r: z.number().int(),
    p: z.number().int(),
    salt: z.string().max(200),
    cipher: z.string().max(50),
    nonce: z.string().max(200),
    sealed: z
      .string()
      .max(1000)
      .describe("Seed of the key, encrypted in the browser; the passphrase stays there"),
  })
  .meta({ id: "SealedSigningKey" });

export const signingKeyShape = z
  .object({
    keyId: z.uuid(),
    publicKey: z.string().describe("name+hash+key, as in signed notes"),
    blob: keyBlob,
    createdAt: instant,
  })
  .meta({ id: "SigningKey" });

const signature = z.object({ name: z.string(), at: instant });
const waiting = z.object({ accountId: z.string(), name: z.string(), signed: z.boolean() });

export const orderShape = z
  .object({
    kind: z.enum(["close", "recount"]),
    text: z.string().describe("The text that officers sign; ends with a newline"),
    officers: z.array(waiting),
    signatures: z.array(signature),
    complete: z.boolean().describe("Two officers have signed"),
    myKey: signingKeyShape.nullable().describe("The key with which the person signed in is named"),
    counts: z.array(numbers).nullable().describe("Issued counts that the close order carries"),
  })
  .meta({ id: "BallotOrder" });

export const closeShape = z
  .object({
    phase: z.enum(["not-ordered", "signing", "to-send", "to-cosign", "done"]),
    order: orderShape.nullable(),
    checkpoint: z
      .object({
        note: z
          .string()
          .describe("The checkpoint as the box signed it; the supervisor adds a signature line"),
        supervisor: waiting,
        myKey: signingKeyShape.nullable(),
      })
      .nullable(),
  })
  .meta({ id: "BallotClose" });

export const cardsShape = z
  .object({
    groups: z.array(
      z.object({
        group: z.string(),
        label: textShape,
        wanted: count,
        printed: count,
        voided: count.describe("Cards made void by a later printing"),
        used: count,
        returned: count.nullable().describe("Unused cards counted back"),
        missing: count.nullable().describe("Printed and neither used nor counted back"),
      }),
    ),
    reprint: z
      .object({ group: z.string(), proposedBy: z.string(), note: z.string(), mayConfirm: z.boolean() })
      .nullable(),
  })
  .meta({ id: "BallotCards" });

export const replacementShape = z
  .object({
    replacementId: z.uuid(),
    group: z.string(),
    label: textShape,
    who: z.string().nullable().describe("Name of the rater; null for the bearer of a card"),
    state: z.enum(["proposed", "confirmed", "withdrawn"]),
    note: z.string(),
    proposedBy: z.string(),
    confirmedBy: z.string().nullable(),
    mayConfirm: z.boolean(),
  })
  .meta({ id: "BallotReplacement" });

export const issuedRater = z
  .object({
    raterId: z.uuid(),
    name: z.string(),
    unitName: z.string(),
    groups: z.array(z.object({ group: z.string(), label: textShape, issued: z.boolean() })),
  })
  .meta({ id: "IssuedRater" });

const words = z.object({ zh: z.string(), en: z.string() });

/** The form of a group as the manifest will hold it. */
export const formShape = z
  .object({
    form: z.object({
      id: z.string(),
      commentLength: count,
      items: z.array(
        z.object({
          id: z.string(),
          text: words,
          notKnown: z.boolean(),
          levels: z.array(
            z.object({ id: z.string(), text: words, describes: words.nullable(), points: z.number() }),
          ),
        }),
      ),
    }),
    limits: z.array(z.object({ item: z.string(), level: z.string(), atMost: count })),
    minutes: z.number(),
  })
  .meta({ id: "BallotForm" });

export const myBallot = z
  .object({
    roundId: z.uuid(),
    title: z.string(),
    campaign: z.string(),
    mode,
    state: roundState,
    issuing: span,
    casting: span,
    groups: z.array(
      z.object({
        label: textShape,
        ratees: count,
        recusals: z.array(z.string()).describe("Persons whose row must be marked as recused"),
        signedIn: z.boolean().describe("A token was issued; nobody here knows whether a ballot was cast"),
      }),
    ),
    manifestHash: hash,
    boothUrl: z.string(),
  })
  .meta({ id: "MyBallot" });
