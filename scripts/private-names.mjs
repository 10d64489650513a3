// scripts/private-names.mjs -- `#name` as `$name`. What is private stays private to readers and to the types; engines before
// 2021 do not know the word, and its exact stand-in (a WeakMap a field) costs bytes and time in every access.

import { parse } from "acorn";

/** Property names that were private: the scripts for pages may rename them. Nothing public begins so. */
export const isPrivateName = /^\$[a-z]/;

/** The same program, to the column, with every private name a plain one. */
export function plainPrivates(code) {
  if (!/#[a-z]/i.test(code)) return code;
  const places = [];
  const onToken = ({ type, start }) => type.label === "privateId" && places.push(start);
  parse(code, { ecmaVersion: "latest", sourceType: "module", onToken });
  const letters = [...code.split("")];
  for (const at of places) {
    if (/^#\w+\s+in\b/.test(code.slice(at))) throw new Error("`#name in object` has no plain twin: use instanceof");
    letters[at] = "$";
  }
  return letters.join("");
}
