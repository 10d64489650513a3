// scripts/test.mjs -- `npm test`: types, Node tests, the build, what was built, real browsers; one line of counts at the end.
// What cannot run here (an engine that is not installed, data that is not there) is named and counted as skipped.
//   BROWSERS=firefox,qtwebkit npm test      only these engines

import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { ROOT } from "./bundling.mjs";
import { buildGpuTests, buildLegacyTests } from "./build-tests.mjs";
import { runBrowsers } from "./test-browsers.mjs";
import { installEngines, shouldInstall } from "./test-engines.mjs";
import { runNodeTests } from "./test-node.mjs";

const total = { passed: 0, failed: 0, skipped: 0 };

function count({ passed = 0, failed = 0, skipped = 0 }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

function title(text) {
  console.log(`\n== ${text}`);
}

/** A step that is one program and passes when that ends well. */
function program(name, args) {
  title(name);
  const begun = Date.now();
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: "inherit" });
  const isPassed = status === 0;
  console.log(`${name}: ${isPassed ? "ok" : "FAILED"}, ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  count(isPassed ? { passed: 1 } : { failed: 1 });
  return isPassed;
}

/** A step that may throw: then it has failed, and the others go on. */
async function step(name, run) {
  title(name);
  try {
    count(await run());
  } catch (error) {
    console.log(`${name}: FAILED`, error);
    count({ failed: 1 });
  }
}

async function browsers() {
  if (shouldInstall()) await installEngines();
  const builds = [await buildGpuTests(), await buildLegacyTests()];
  const broken = builds.flatMap((build) => build.broken);
  for (const { file, reason } of broken) console.log(`- ${file}: FAILED, cannot be bundled: ${reason}`);
  const names = (process.env.BROWSERS ?? "").split(",").filter(Boolean);
  const outcomes = await runBrowsers({ names });
  const sum = (pick) => outcomes.reduce((all, outcome) => all + pick(outcome), 0);
  const hasRun = outcomes.some(({ passed, failed }) => passed + failed > 0);
  if (!hasRun) console.log("FAILED: no browser has run the tests");
  return {
    passed: sum(({ passed }) => passed),
    failed: sum(({ failed }) => failed) + broken.length + (hasRun ? 0 : 1),
    // An engine that is missing counts as one.
    skipped: sum(({ skipped, status }) => skipped + (status === "skipped" ? 1 : 0)),
  };
}

program("types", [resolve(ROOT, "node_modules/typescript-7/bin/tsc"), "-p", "tsconfig.json"]);
await step("Node tests", () => runNodeTests());
const isBuilt = program("build", [resolve(ROOT, "node_modules/rollup/dist/bin/rollup"), "-c", "--silent"]);
if (isBuilt) await step("what was built", () => runNodeTests({ filters: ["test/bundle.test.ts"], without: [] }));
await step("browsers", browsers);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 ? 1 : 0);
