import { analyse } from "./analyse.ts";
import type { ProcessMessage } from "./apart.ts";
import { type PackedInput, unpack } from "./packed.ts";

/** The process of one analysis: takes its input as the first message, answers, and ends. */
const say = (message: ProcessMessage, then: () => void = () => {}) => process.send?.(message, then);

process.once("message", (packed: PackedInput) => {
  const result = analyse(unpack(packed), (done, total) => say({ step: [done, total] }));
  say({ result }, () => process.disconnect());
});
