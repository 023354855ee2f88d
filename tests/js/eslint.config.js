// The oldest readers are office PCs with Chrome 80's engine and LINE's browser: classic scripts, ES2019 syntax,
// no built-in that came later, no web interface that Chrome 80 lacks.
const compat = require("eslint-plugin-compat");
const esx = require("eslint-plugin-es-x");

const browser = ["window", "document", "location", "history", "localStorage", "sessionStorage", "navigator", "console",
  "setTimeout", "clearTimeout", "requestAnimationFrame", "performance", "getComputedStyle", "URL", "URLSearchParams",
  "HTMLElement", "HTMLInputElement", "HTMLAnchorElement", "HTMLDetailsElement", "Element", "Node", "Event", "CustomEvent",
  "EventSource", "MutationObserver", "IntersectionObserver", "ResizeObserver", "matchMedia", "scrollTo", "innerWidth", "innerHeight",
  "addEventListener", "removeEventListener", "atob", "btoa", "TextDecoder", "self", "Intl", "module", "globalThis", "lokm"];

// These share their names with methods of arrays (map, filter, forEach), and a rule without types cannot tell them apart.
const iteratorMethodsOff = Object.fromEntries(
  Object.keys(esx.rules).filter((name) => name.startsWith("no-iterator-prototype-")).map((name) => ["es-x/" + name, "off"]));

module.exports = [
  {
    files: ["**/*.js"],
    languageOptions: {
      ecmaVersion: 2019,
      sourceType: "script",
      globals: Object.fromEntries(browser.map((name) => [name, "readonly"])),
    },
    plugins: { compat, "es-x": esx },
    settings: { browsers: ["chrome 80"], "es-x": { aggressive: true } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      ...esx.configs["flat/restrict-to-es2019"].rules,
      ...iteratorMethodsOff,
      "compat/compat": "error",
      "no-undef": "error",
      "no-unused-vars": "error",
      "no-implied-eval": "error",
      "no-eval": "error",
      "no-restricted-globals": ["error", "fetch", "Worker", "XMLHttpRequest", "globalThis"],
      eqeqeq: ["error", "always"],
      strict: ["error", "function"],
      "prefer-const": "error",
    },
  },
  {
    // Made by pack.js: its syntax and interfaces count, its style does not.
    files: ["**/packed/*.js"],
    rules: { "no-unused-vars": "off", eqeqeq: "off", strict: "off" },
  },
];
