export { BallotBox, type BoxOptions } from "./ballot-box.ts";
export { Boxes, type BoxesOptions } from "./boxes.ts";
export { type Committer, groupCommitter } from "./committer.ts";
export { readFolder } from "./durable-files.ts";
export { boxApp } from "./http.ts";
export { BoxStore, type Outcome } from "./store.ts";
