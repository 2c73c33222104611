import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launchBrowser } from "../e2e/harness.ts";

/**
 * `npm run manual`: the worked example of packages/psychometrics/README.md: the figures that its text quotes, and its
 * pictures, from the reference data beside the project.
 */
const root = join(import.meta.dirname, "..");
const data = join(root, "../shared/data");
const images = join(root, "packages/psychometrics/images");
const scratch = mkdtempSync(join(tmpdir(), "hengjian-manual-"));

const LEADERSHIP = [
  join(data, "leadership-ratings.csv"),
  ...["--ratee", "ratee", "--rater", "sheet"],
  ...["--items", Array.from({ length: 11 }, (_, i) => `LEAD${String(i + 1).padStart(2, "0")}`).join(",")],
];
const SIMULATED = [
  join(data, "mfrm-1000x20x5.csv"),
  ...["--ratee", "p", "--rater", "r", "--items", "I1,I2,I3,I4,I5"],
];

if (!existsSync(data)) {
  console.error("The reference data are not there: expected a folder shared/data beside the project.");
  process.exit(1);
}
mkdirSync(images, { recursive: true });
quote(JSON.parse(analyse(LEADERSHIP, "--json")));
const browser = await launchBrowser();
await picture(LEADERSHIP, "comparability", 0, "subsets");
await picture(LEADERSHIP, "items", 0, "items");
await picture(LEADERSHIP, "variance", 1, "raters-needed");
await picture(SIMULATED, "raters", 0, "severity");
await browser.close();

/** The command as anybody runs it. */
function analyse(call: readonly string[], ...more: string[]): string {
  const main = join(root, "apps/cli/src/main.ts");
  const run = spawnSync(process.execPath, [main, "analyse", ...call, "--lang", "en", ...more], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout;
}

interface Quoted {
  variance: { components: { name: string; variance: number }[]; criterion: number };
  reliability: { icc: { icc1: number; icc2: number; ratersNeeded: number } };
  subsets: { count: number };
}

function quote({ variance, reliability, subsets }: Quoted): void {
  console.log(`subsets ${subsets.count}`);
  console.log(`ICC(1) ${reliability.icc.icc1.toPrecision(6)}, ICC(2) ${reliability.icc.icc2.toPrecision(6)}`);
  console.log(`raters for 0.80: ${reliability.icc.ratersNeeded}`);
  for (const one of variance.components) console.log(`${one.name} ${one.variance.toPrecision(4)}`);
  console.log(`criterion ${variance.criterion.toFixed(2)}`);
}

async function picture(call: readonly string[], section: string, which: number, name: string): Promise<void> {
  const html = join(scratch, `${name}.html`);
  analyse(call, "--html", html);
  const page = await browser.newPage({ viewport: { width: 760, height: 900 }, colorScheme: "light" });
  await page.goto(pathToFileURL(html).href);
  const path = join(images, `${name}.png`);
  await page.locator(`#${section} figure`).nth(which).screenshot({ path });
  console.log(`${path.slice(root.length + 1)} ${readFileSync(path).length} bytes`);
  await page.close();
}
