import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const backend = process.env["BROWSERGRID_URL"] ?? "http://127.0.0.1:8080";
const forward = { target: backend, ws: true };

export default defineConfig({
  plugins: [react(), tailwindcss()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: { outDir: "target/classes/static", emptyOutDir: true, chunkSizeWarningLimit: 900 },
  server: {
    proxy: { "/api": forward, "/v3": forward, "/actuator": forward },
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/testing/setup.ts"],
    restoreMocks: true,
    isolate: false,
    // Typing into forms takes seconds on a machine that builds other things besides.
    testTimeout: 20_000,
  },
});
