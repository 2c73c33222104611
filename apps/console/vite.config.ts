import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The server that `npm start` runs; `npm run dev` passes its API on. */
const SERVER = process.env.HENGJIAN_SERVER ?? "http://127.0.0.1:8420";

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
  // The server compares Origin with Host, so the host of the page is passed on.
  server: { proxy: { "/api": { target: SERVER, changeOrigin: false } } },
});
