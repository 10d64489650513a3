// scripts/test-node.mjs -- bundles the Node tests and runs them with mocha.
//   npm run test:node                    all of them
//   npm run test:node -- data/window     only files whose path holds one of the words
//   npm run test:node -- -g "half voxel" only tests whose title matches

import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import Mocha from "mocha";
import { ROOT } from "./bundling.mjs";
import { buildNodeTests, testFiles } from "./build-tests.mjs";

/** Tests that look at the built files: they run after the build, when asked for by name. */
const AFTER_BUILD = ["test/bundle.test.ts"];

/** Bundles and runs; gives { passed, failed, skipped }. */
export async function runNodeTests({ filters = [], without = AFTER_BUILD, grep, reporter = "spec" } = {}) {
  const files = (await testFiles("node", filters)).filter((file) => !without.includes(file));
  if (files.length === 0) {
    console.log(`FAILED: no test file's path holds ${filters.join(" or ") || "anything"}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  // A folder of its own, so that two runs in one checkout do not overwrite each other.
  const folder = resolve(ROOT, `build/node-${process.pid}`);
  const outFile = resolve(folder, `${filters.join("-").replace(/\W+/g, "-") || "all"}.mjs`);
  try {
    const { broken } = await buildNodeTests({ outFile, files });
    const counts = await runMocha(outFile, { grep, reporter });
    for (const { file, reason } of broken) console.log(`FAILED to bundle ${file}: ${reason}`);
    return { ...counts, failed: counts.failed + broken.length };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runMocha(file, { grep, reporter }) {
  process.setSourceMapsEnabled(true);
  process.chdir(ROOT);
  const mocha = new Mocha({ reporter, timeout: 20000, forbidOnly: Boolean(process.env.CI), ...(grep ? { grep } : {}) });
  mocha.addFile(file);
  await mocha.loadFilesAsync();
  return new Promise((done) => {
    const runner = mocha.run(() => {
      const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
      done({ passed: passes, failed: failures, skipped: pending });
    });
  });
}

async function main(words) {
  const at = words.indexOf("-g");
  const grep = at >= 0 ? words[at + 1] : undefined;
  const filters = words.filter((_, i) => at < 0 || (i !== at && i !== at + 1));
  const named = filters.some((part) => AFTER_BUILD.some((file) => file.includes(part)));
  const { failed } = await runNodeTests({ filters, grep, without: named ? [] : AFTER_BUILD });
  process.exit(failed > 0 ? 1 : 0);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main(process.argv.slice(2));
