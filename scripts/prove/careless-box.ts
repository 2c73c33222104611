import { Boxes } from "../../apps/box/src/boxes.ts";
import { boxApp } from "../../apps/box/src/http.ts";

/**
 * The control of C1: the same box with durability off. It answers as soon as a ballot is in memory and stores it a
 * moment later. Nothing but the proofs starts it.
 */
const DELAY = 250;

const timers: NodeJS.Timeout[] = [];
const [folder = ""] = process.argv.slice(2);
const boxes = new Boxes({
  folder,
  booth: new Map(),
  now: Date.now,
  committer: (store, onStored) => ({
    async commit(ballot) {
      const timer = setTimeout(() => {
        store.commit([ballot]);
        onStored([ballot.group]);
      }, DELAY);
      timers.push(timer);
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
    },
  }),
});
const app = boxApp(boxes);
const address = await app.listen({ port: 0, host: "127.0.0.1" });
process.send?.({ address, setupKey: boxes.setupKey, ...boxes.identity() });
