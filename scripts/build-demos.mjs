// scripts/build-demos.mjs -- `npm run build:demos`: the demos as files that any static host can serve, in build/site/.
// Addresses that begin at the server's root are made relative, so that the site may lie in a folder of a host.

import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { dirname, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "./bundling.mjs";
import { buildDemos, dataFiles } from "./demos.mjs";

/** `/dist/x` and `/data/x` in quotes, as seen from a page `depth` folders below the site's root. */
export function relativeAddresses(text, depth) {
  const up = depth === 0 ? "./" : "../".repeat(depth);
  return text.replace(/(["'`])\/(dist|data)\//g, (_, quote, folder) => `${quote}${up}${folder}/`);
}

async function buildSite(site = resolve(ROOT, "build/site")) {
  if (!existsSync(resolve(ROOT, "demos"))) throw new Error("there is no demos/");
  const rollup = resolve(ROOT, "node_modules/rollup/dist/bin/rollup");
  const { status } = spawnSync(process.execPath, [rollup, "-c", "--silent"], { cwd: ROOT, stdio: "inherit" });
  if (status !== 0) throw new Error("the build failed");
  rmSync(site, { recursive: true, force: true });
  // The sources too: every page has a link to its own.
  cpSync(resolve(ROOT, "demos"), site, { recursive: true });
  await buildDemos({ outDir: resolve(ROOT, "build/demos") });
  cpSync(resolve(ROOT, "build/demos"), site, { recursive: true });
  cpSync(resolve(ROOT, "dist"), resolve(site, "dist"), { recursive: true, filter: (file) => !file.endsWith(".d.ts") });
  for (const [name, file] of dataFiles()) {
    const copy = resolve(site, "data", name);
    mkdirSync(dirname(copy), { recursive: true });
    cpSync(file, copy);
  }
  rewrite(site);
  return site;
}

// Scripts fetch relative to the page that runs them: one folder down, but for what the gallery itself runs.
function rewrite(site) {
  const files = readdirSync(site, { recursive: true }).map((file) => String(file).split(sep).join("/"));
  for (const file of files.filter((name) => /\.(html|js|css)$/.test(name) && !/^(dist|data)\//.test(name))) {
    const text = readFileSync(resolve(site, file), "utf8");
    writeFileSync(resolve(site, file), relativeAddresses(text, file.split("/").length - 1));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) console.log(`the site is in ${await buildSite()}`);
