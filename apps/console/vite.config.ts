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
    rolldownOptions: {
      output: {
        // What every page needs, in one piece: many small pieces compress worse.
        codeSplitting: {
          groups: [
            {
              name: "base",
              test: /node_modules\/(react|react-dom|scheduler|@tanstack|i18next|react-i18next|@ant-design\/cssinjs|@ant-design\/cssinjs-utils|@ant-design\/colors|@ant-design\/fast-color|@rc-component\/(util|motion|resize-observer|portal|trigger|overflow|menu|dropdown|notification|drawer|dialog|tooltip)|antd\/es\/(_util|theme|style|config-provider|locale|button|drawer|dropdown|menu|modal|message|notification|app|spin|skeleton|tooltip|popover|space|alert))\//,
            },
          ],
        },
      },
    },
  },
  // The server compares Origin with Host, so the host of the page is passed on.
  server: { proxy: { "/api": { target: SERVER, changeOrigin: false } } },
});
