import { expect, test } from "vitest";
import { foreignAddresses, scriptsOf } from "./bundle.ts";

const manifest = {
  "index.html": {
    file: "index.js",
    imports: ["_ui.js"],
    dynamicImports: ["src/pages/a.tsx", "src/pages/b.tsx"],
  },
  "_ui.js": { file: "ui.js" },
  "src/pages/a.tsx": {
    file: "a.js",
    imports: ["index.html", "_ui.js", "_table.js"],
    dynamicImports: ["src/charts.tsx"],
    isDynamicEntry: true,
  },
  "src/pages/b.tsx": { file: "b.js", imports: ["_table.js"], isDynamicEntry: true },
  "_table.js": { file: "table.js" },
  "src/charts.tsx": { file: "charts.js", imports: ["_table.js"], isDynamicEntry: true },
};

test("the shell is the entry with its imports, without any page", () => {
  expect([...scriptsOf(manifest, "index.html")]).toEqual(["index.js", "ui.js"]);
});

test("a page counts with what it loads later, and without the other pages", () => {
  expect([...scriptsOf(manifest, "index.html", "src/pages/a.tsx")].sort()).toEqual([
    "a.js",
    "charts.js",
    "index.js",
    "table.js",
    "ui.js",
  ]);
});

test("an address of another host is found, the names of vocabularies are not", () => {
  const source = `a="http://www.w3.org/2000/svg";fetch("https://fonts.example.com/a.woff2");b="/api/x"`;
  expect(foreignAddresses(source)).toEqual(["https://fonts.example.com/a.woff2"]);
});
