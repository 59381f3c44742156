import js from "@eslint/js";
import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import importX from "eslint-plugin-import-x";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";
import { readdirSync } from "node:fs";

// app > routes > features > charts | ui | api | lib: what a folder may not reach.
const above = {
  lib: ["app", "routes", "features", "charts", "ui", "api"],
  api: ["app", "routes", "features", "charts", "ui"],
  charts: ["app", "routes", "features"],
  ui: ["app", "routes", "features", "charts"],
  features: ["app", "routes"],
  routes: ["app"],
};
const zones = Object.entries(above).map(([target, from]) => ({
  target: `./src/${target}`,
  from: from.map((folder) => `./src/${folder}`),
  message: "Imports go down only: app > routes > features > charts | ui | api | lib.",
}));
const features = readdirSync("src/features", { withFileTypes: true }).filter((entry) => entry.isDirectory());
const apart = features.map(({ name }) => ({
  target: `./src/features/${name}`,
  from: "./src/features",
  except: [`./${name}`],
  message: "Features do not import each other: move what both need to ui, charts, api or lib.",
}));

export default tseslint.config(
  { ignores: ["dist", "node_modules", "src/api/schema.gen.ts"] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  reactHooks.configs.flat["recommended-latest"],
  jsxA11y.flatConfigs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    plugins: { "import-x": importX },
    settings: { "import-x/resolver-next": [createTypeScriptImportResolver({ project: "tsconfig.app.json" })] },
    rules: {
      "import-x/no-restricted-paths": ["error", { zones: [...zones, ...apart] }],
      "import-x/no-cycle": "error",
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
  {
    // Invented data knows its own lengths.
    files: ["e2e/**", "**/*.test.{ts,tsx}"],
    rules: { "@typescript-eslint/no-non-null-assertion": "off" },
  },
);
