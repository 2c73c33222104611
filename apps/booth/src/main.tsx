// Must stay first: modules below use it while they load.
import "./old-browsers.ts";

import { render } from "preact";
import { Booth } from "./booth.tsx";
import { browserNet, browserRandom, browserShelf, keepForGood } from "./phone.ts";
import "./style.css";

const place = document.getElementById("booth")!;
place.textContent = "";
const modern = typeof BigInt === "function" && typeof crypto === "object";
const fragment = location.hash;
const box = location.href.replace(/[?#].*$/, "").replace(/[^/]*$/, "");
const open = async () => ({
  shelf: await browserShelf(),
  net: browserNet,
  random: browserRandom,
  box,
  fragment,
});
// The code leaves the address bar, so that neither history nor a shared link carries it.
if (fragment !== "") history.replaceState(null, "", box);
render(<Booth modern={modern} parts={open} onOpened={keepOffline} />, place);

/**
 * Once the page stands, so that a slow network carries the rater's own requests first. Only secure pages may have a
 * service worker; without it the page lives in the open tab.
 */
function keepOffline(): void {
  keepForGood();
  if ("serviceWorker" in navigator) navigator.serviceWorker.register("sw.js").catch(() => undefined);
}
