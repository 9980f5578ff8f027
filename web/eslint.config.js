import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import { readdirSync } from "node:fs";
import tseslint from "typescript-eslint";

// Imports point one way: shared (api, components, lib) <- features <- app. Features do not know each other;
// `app` puts them together. Inside a feature imports are relative, across folders they start with "@/".
const features = readdirSync("src/features");
const noClimbing = { regex: "^\\.\\./\\.\\.", message: 'Use the "@/" alias instead of climbing folders.' };
const restrict = (...patterns) => ({ "no-restricted-imports": ["error", { patterns: [noClimbing, ...patterns] }] });

export default tseslint.config(
  { ignores: ["target", "node_modules", "public", "src/api/generated"] },
  js.configs.recommended,
  {
    files: ["src/**/*.{ts,tsx}", "vite.config.ts"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { "react-hooks": reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/only-throw-error": ["error", { allow: [{ from: "package", name: "Redirect", package: "@tanstack/router-core" }] }],
      "max-lines": ["error", { max: 200, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ["src/**/*.tsx"], ...jsxA11y.flatConfigs.strict },
  {
    files: ["src/{api,components,lib}/**"],
    rules: restrict({ group: ["@/features/*", "@/features/**", "@/app/*", "@/app/**"], message: "Shared code knows no feature." }),
  },
  ...features.map((feature) => ({
    files: [`src/features/${feature}/**`],
    rules: restrict(
      { group: ["@/app/*", "@/app/**"], message: "Features do not know the app." },
      { regex: `^@/features/(?!${feature}/)`, message: "Features do not know each other; compose them in app." },
    ),
  })),
  {
    files: ["dev/**", "scripts/**"],
    languageOptions: { globals: { process: "readonly", console: "readonly", Buffer: "readonly", URL: "readonly", setTimeout: "readonly", clearTimeout: "readonly", setInterval: "readonly", clearInterval: "readonly", fetch: "readonly", document: "readonly", window: "readonly" } },
  },
);
