import type { Shape } from "../../api/shapes.ts";

export type RoundItem = Shape<"RoundItem">;
export type RoundDetail = Shape<"RoundDetail">;
export type RoundSettings = Shape<"RoundSettings">;
export type NextStep = Shape<"RoundNextStep">;
export type Live = Shape<"RoundLive">;
export type Mode = RoundItem["mode"];

export type Plan = Shape<"BallotPlan">;
export type PlanGroup = Shape<"PlanGroup">;
export type GroupDetail = Shape<"PlanGroupDetail">;
export type Person = Shape<"RaterPerson">;
export type Line = Shape<"LeadershipLine">;
export type Recusal = Shape<"Recusal">;

export type Signer = Shape<"RoundSigner">;
export type SigningKey = Shape<"SigningKey">;
export type Order = Shape<"BallotOrder">;
export type Close = Shape<"BallotClose">;
export type Cards = Shape<"BallotCards">;
export type Replacement = Shape<"BallotReplacement">;
export type MyBallot = Shape<"MyBallot">;
export type FormOfGroup = Shape<"BallotForm">;
export type IssuedRater = Shape<"IssuedRater">;
