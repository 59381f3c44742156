import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";

// app > routes > features > charts | ui | api | lib: what a folder may not reach.
const above = {
  lib: ["app", "routes", "features", "charts", "ui", "api"],
  api: ["app", "routes", "features", "charts", "ui"],
  ui: ["app", "routes", "features", "charts"],
  charts: ["app", "routes", "features"],
  features: ["app", "routes"],
  routes: ["app"],
};
// A feature may have folders by subject, one deep. They may import what stands beside them, and not each other.
const apart = (outOfFeature) => ({
  regex: `^(${outOfFeature}(?!\\.\\./)|(\\.\\./)+features/)`,
  message: "Features do not import each other: move what both need to ui, charts, api or lib.",
});
const subject = {
  regex: "^\\.\\./[^./][^/]*/",
  message: "The subjects of a feature do not import each other: move what both need beside their folders.",
};
const barrel = { regex: "(^|/)(\\.\\.?|index(\\.tsx?)?)$", message: "No barrel files: import from the file itself." };
const down = (folder) => ({
  regex: `^(\\.\\./)+(${above[folder].join("|")})(/|$)`,
  message: "Imports go down only: app > routes > features > charts | ui | api | lib.",
});
const zone = (files, ...patterns) => ({
  files: [`src/${files}.{ts,tsx}`],
  rules: { "no-restricted-imports": ["error", { patterns: [...patterns, barrel] }] },
});
const zones = [
  ...Object.keys(above)
    .filter((folder) => folder !== "features")
    .map((folder) => zone(`${folder}/**/*`, down(folder))),
  zone("features/*/*", down("features"), apart("\\.\\./")),
  zone("features/*/*/*", down("features"), apart("\\.\\./\\.\\./"), subject),
  {
    files: ["src/features/*/*/*/**"],
    rules: {
      "no-restricted-syntax": ["error", { selector: "Program", message: "A feature's folders are one deep." }],
    },
  },
];

export default tseslint.config(
  { ignores: ["dist", "node_modules", "src/api/schema.gen.ts"] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  reactHooks.configs.flat["recommended-latest"],
  jsxA11y.flatConfigs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: "ExportAllDeclaration", message: "No barrel files: import from the file itself." },
        {
          selector: "NewExpression[callee.name='Date']",
          message: "Periods and dates are plain strings: see lib/period.ts.",
        },
      ],
      "@typescript-eslint/no-explicit-any": "error",
      // A redirect is thrown by design in TanStack Router.
      "@typescript-eslint/only-throw-error": "off",
    },
  },
  ...zones,
  {
    // Invented data knows its own lengths.
    files: ["e2e/**", "**/*.test.{ts,tsx}"],
    rules: { "@typescript-eslint/no-non-null-assertion": "off" },
  },
);
