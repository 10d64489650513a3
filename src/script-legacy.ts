// script-legacy.ts -- the same global for old browsers: what they lack first, then everything.

import "./polyfill/index";

export * from "./script";
