import { defineConfig } from "vite";

export default defineConfig({
  // The box serves the page below /c/CAMPAIGN/, so every address in it is relative.
  base: "./",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  // Chromium before 71 has no globalThis.
  define: { globalThis: "self" },
  build: {
    // The oldest engines with BigInt: Chromium 67 (2018), Safari 14 (2020).
    target: ["chrome67", "safari14"],
    cssTarget: "chrome67",
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: { entryFileNames: "booth.js", assetFileNames: "booth[extname]", codeSplitting: false },
    },
  },
});
