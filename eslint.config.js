// eslint.config.js -- what a reviewer need not say. The layers and the names of GLSL have tests of their own.

import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["dist/", "build/", "node_modules/"] },
  ...tseslint.configs.recommended,
  {
    files: ["src/**/*.ts", "demos/**/*.ts", "test/**/*.ts"],
    rules: {
      "@typescript-eslint/consistent-type-imports": [
        "error",
        { fixStyle: "inline-type-imports", disallowTypeAnnotations: false },
      ],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "max-lines": ["error", { max: 300 }],
      "no-empty": ["error", { allowEmptyCatch: false }],
      "no-var": "error",
      "prefer-const": "error",
    },
  },
  {
    files: ["src/**/*.ts"],
    rules: {
      "max-lines-per-function": ["warn", { max: 40 }],
      "no-console": "error",
      "no-restricted-syntax": [
        "error",
        { selector: "TSEnumDeclaration", message: "no enum: a union of strings, or a record" },
        { selector: "TSModuleDeclaration[kind='namespace']", message: "no namespace: a file is one" },
        { selector: "ExportDefaultDeclaration", message: "named exports only" },
        { selector: "ForOfStatement[await=true]", message: "no for await: old browsers have no async iterators" },
        { selector: "Literal[bigint]", message: "no BigInt literals: old browsers cannot parse them" },
        { selector: "Literal[regex.flags=/[uysd]/]", message: "no regex flags u, y, s, d: old browsers lack them" },
        {
          selector: "Literal[regex.pattern=/\\(\\?<[=!a-zA-Z]/]",
          message: "no lookbehind or named groups in old browsers",
        },
        {
          selector: "MemberExpression[object.name='Object'][property.name='hasOwn']",
          message: "Object.prototype.hasOwnProperty.call",
        },
        {
          selector: "CallExpression[callee.property.name=/^(flat|flatMap|replaceAll|matchAll)$/]",
          message: "not in old browsers, and not in src/polyfill",
        },
        {
          // Grids and colormaps have an `at` of their own; an array's is asked for the last item, or with one number.
          selector:
            "CallExpression[callee.property.name='at'][arguments.length=1][arguments.0.type=/^(Literal|UnaryExpression)$/]",
          message: "not in old browsers, and not in src/polyfill",
        },
      ],
    },
  },
  { files: ["src/**/*.d.ts"], rules: { "no-restricted-syntax": "off" } },
  // Old browsers' gaps are filled in old browsers' words.
  {
    files: ["src/polyfill/**/*.ts"],
    rules: { "max-lines-per-function": "off", "@typescript-eslint/no-this-alias": "off" },
  },
  // chai's assertions are expressions.
  { files: ["test/**/*.ts"], rules: { "@typescript-eslint/no-unused-expressions": "off" } },
  {
    files: ["**/*.cjs"],
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
);
