/** A helper thread: waits for a task, does it, says so. */
import { parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import { type CrewData, type CrewTask, carryOut, done, FAILED, given, STOP } from "./crew-task.ts";

const { control, thread } = workerData as CrewData;
let finished = 0;
for (;;) {
  const asked = Atomics.load(control, given(thread));
  if (asked === STOP) break;
  if (asked === finished) {
    Atomics.wait(control, given(thread), asked);
    continue;
  }
  try {
    carryOut(receiveMessageOnPort(parentPort!)!.message as CrewTask);
  } catch (error) {
    // Whoever waits would wait for ever.
    say(FAILED);
    throw error;
  }
  finished++;
  say(finished);
}

function say(state: number): void {
  Atomics.store(control, done(thread), state);
  Atomics.notify(control, done(thread));
}
