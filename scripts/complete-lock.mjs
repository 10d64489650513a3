// scripts/complete-lock.mjs -- puts into package-lock.json what npm left out: programs for other machines.
// rollup and swc are native and name one optional package for each system. Where a registry lacks some of those, `npm
// install` drops them from the lock silently, and then `npm ci` refuses the lock everywhere. Run this after npm install.
//   node scripts/complete-lock.mjs

import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const SYSTEMS = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];

/** The optional packages that a lock's packages want and the lock has not: [where, name, version, wanted by]. */
export function missingOptional(lock) {
  const has = (where) => Object.hasOwn(lock.packages, where);
  return Object.entries(lock.packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !has(`node_modules/${name}`) && !has(`${place}/node_modules/${name}`))
      .map(([name, version]) => ({ where: `node_modules/${name}`, name, version, wantedBy: lock.packages[place] })),
  );
}

/** The lock's entry for a package of one system, as its name says which: core-linux-x64-musl, rollup-darwin-arm64. */
function entry({ name, version, wantedBy }) {
  const [os, cpu, variant] = name.slice(name.search(new RegExp(`(${SYSTEMS.join("|")})-`))).split("-");
  if (!SYSTEMS.includes(os) || !cpu || !/^\d/.test(version)) throw new Error(`what is ${name}@${version}?`);
  const libc = os === "linux" && variant ? { libc: [variant.startsWith("musl") ? "musl" : "glibc"] } : {};
  return { version, cpu: [cpu], dev: wantedBy.dev, ...libc, license: wantedBy.license, optional: true, os: [os] };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const file = resolve(process.argv[2] ?? "package-lock.json");
  const lock = JSON.parse(readFileSync(file, "utf8"));
  const missing = missingOptional(lock);
  for (const wanted of missing) lock.packages[wanted.where] = entry(wanted);
  const [root, ...rest] = Object.keys(lock.packages);
  const order = [root, ...rest.sort((a, b) => a.localeCompare(b, "en"))];
  lock.packages = Object.fromEntries(order.map((where) => [where, lock.packages[where]]));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${missing.length} added to ${file}`);
}
