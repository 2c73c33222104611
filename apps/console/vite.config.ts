import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The server that `npm start` runs; `npm run dev` passes its API on. */
const SERVER = process.env.HENGJIAN_SERVER ?? "http://localhost:8080";

export default defineConfig({
  plugins: [react()],
  build: {
    target: "es2022",
    // Intranet machines have recent Chromium-based browsers; a polyfill would be an inline script, which the CSP forbids.
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    manifest: true,
    chunkSizeWarningLimit: 1500,
  },
  server: { proxy: { "/api": SERVER } },
});
