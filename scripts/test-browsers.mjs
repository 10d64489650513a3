// Runs the browser tests in every engine that this machine has, one after the other, and says in one line each what came
// of it. An engine that is missing is named with the reason; one that dies or hangs has failed.
//   node scripts/test-browsers.mjs                       all engines
//   node scripts/test-browsers.mjs gpu/smoke             only files whose path holds one of the words
//   BROWSERS=chromium-swiftshader,firefox GREP=slots node scripts/test-browsers.mjs
//   VERBOSE=1 shows all that the pages log; BROWSER_TIMEOUT_MS bounds the run of one engine
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { settings } from "../karma.config.mjs";
import { buildGpuTests, buildLegacyTests } from "./build-tests.mjs";
import { engineNamed, ENGINES, locate } from "./browsers/launch-lines.mjs";
import { probeWebgl } from "./browsers/probe.mjs";
import { buildDemos } from "./demos.mjs";
import { fail, outcome } from "./browsers/session.mjs";
import { artifactFolder } from "./browsers/site.mjs";
import { displayMissing } from "./browsers/start.mjs";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const RUN_TIMEOUT_MS = Number(process.env.BROWSER_TIMEOUT_MS ?? 20 * 60 * 1000);

/**
 * Run the suites in engines.
 *
 * @param {object} [options]
 * @param {string[]} [options.names]                             of engines; all when absent
 * @param {string} [options.grep]                                picks tests by title
 * @param {{ gpu?: string, legacy?: string }} [options.bundles]  scripts in place of build/test-gpu.js and build/test-legacy.js
 * @param {(line: string) => void} [options.print]
 * @returns {Promise<import("./browsers/session.mjs").Outcome[]>}
 */
export async function runBrowsers({ names, grep, bundles, print = console.log } = {}) {
  const engines = names?.length ? names.map(engineNamed) : ENGINES;
  const outcomes = [];
  // The pages that test/gpu/demos.test.ts opens.
  await buildDemos();
  for (const engine of engines) {
    const record = await runEngine(engine, { grep, bundles, print });
    outcomes.push(record);
    print(summary(record));
    record.failures.forEach(({ test, text }) => print(`    ${test}\n${indent(text, "        ")}`));
  }
  return outcomes;
}

async function runEngine(engine, { grep, bundles, print }) {
  const record = outcome(engine.name);
  const place = await find(engine, record);
  if (record.failed) return record;
  if (place.missing) return { ...record, status: "skipped", reason: place.missing };
  const begun = Date.now();
  const artifacts = artifactFolder(engine.name);
  fs.rmSync(artifacts, { recursive: true, force: true });
  const printOwn = (line) => print(`  # ${line}`);
  const code = await runKarma(settings(engine, place.found, { record, grep, bundles, print: printOwn }), record);
  record.durationMs = Date.now() - begun;
  record.gl = describe(JSON.parse(textOf(path.join(artifacts, "engine.json")) || "{}").gl);
  if (code !== 0 && record.failed === 0)
    fail(record, "the run itself", `karma ended with code ${code}; no test had failed`);
  if (record.isCut) addLastWords(record, textOf(path.join(artifacts, "running.txt")));
  return record;
}

/** The program of an engine, or the reason for going on without it. A browser that fails the question has failed. */
async function find(engine, record) {
  try {
    const place = locate(engine);
    const missing = place.missing ?? displayMissing(engine) ?? (await rendererMissing(engine, place.found));
    return missing ? { missing } : place;
  } catch (error) {
    fail(record, "the browser itself", error.message);
    return {};
  }
}

/** What is known about a run that broke off: the test that had begun, and what the browser wrote. */
function addLastWords(record, running) {
  const last = record.failures[record.failures.length - 1];
  last.text += `\nthe last test begun: ${running || "none"}\n${record.log ?? ""}`;
}

function textOf(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
}

/** Why an engine does not draw with what its row promises; undefined when it does. */
async function rendererMissing(engine, found) {
  if (!engine.renderer) return undefined;
  const { renderer } = await probeWebgl(engine, found);
  if (engine.renderer.test(renderer)) return undefined;
  return `${found.version} draws with ${renderer || "nothing"}; wanted ${engine.renderer}: ${engine.package}`;
}

/** Karma in this process; its exit code. A run beyond all patience is stopped and has failed. */
async function runKarma(overrides, record) {
  const { default: karma } = await import("karma");
  const logLevel = process.env.KARMA_LOG ?? karma.constants.LOG_DISABLE;
  const options = { promiseConfig: true, throwErrors: true };
  const config = await karma.config.parseConfig(null, { ...overrides, logLevel }, options);
  let server;
  const ended = new Promise((resolve) => (server = new karma.Server(config, resolve)));
  const timer = setTimeout(() => {
    fail(record, "the run itself", `not done after ${RUN_TIMEOUT_MS} ms`);
    server.stop();
  }, RUN_TIMEOUT_MS);
  await server.start();
  const code = await ended;
  clearTimeout(timer);
  return code;
}

function describe(gl) {
  return gl?.version ? `WebGL${gl.version} ${gl.renderer}` : "no WebGL";
}

function summary(record) {
  if (record.status === "skipped") return `- ${record.name}: SKIPPED, ${record.reason}`;
  const mark = record.status === "passed" ? "ok" : "FAILED";
  const reasons = Object.entries(record.skips).map(([reason, count]) => `${count}: ${reason}`);
  const skipped = record.skipped
    ? `, ${record.skipped} skipped${reasons.length ? ` (${reasons.join("; ")})` : ""}`
    : "";
  const failed = record.failed ? `, ${record.failed} failed` : "";
  const seconds = (record.durationMs / 1000).toFixed(1);
  return `- ${record.name}: ${mark}, ${record.passed} passed${failed}${skipped}, ${seconds} s, ${record.gl}`;
}

function indent(text, by) {
  return text
    .split("\n")
    .map((line) => by + line)
    .join("\n");
}

async function main(filters) {
  const names = (process.env.BROWSERS ?? "").split(",").filter(Boolean);
  const asked = names.length ? names.map(engineNamed) : ENGINES;
  // A folder of its own, so that two runs in one checkout do not overwrite each other's scripts.
  const folder = path.join(ROOT, `build/browsers-${process.pid}`);
  try {
    const { bundles, broken } = await buildSuites(new Set(asked.map((engine) => engine.suite)), folder, filters);
    broken.forEach(({ file, reason }) => console.log(`- ${file}: FAILED, cannot be bundled: ${reason}`));
    const outcomes = [];
    // With filters a suite may be empty: its engines have nothing to do then.
    const busy = asked.filter((engine) => bundles[engine.suite]).map((engine) => engine.name);
    if (busy.length) outcomes.push(...(await runBrowsers({ names: busy, grep: process.env.GREP, bundles })));
    const hasPassed = outcomes.some((record) => record.passed);
    if (!hasPassed) console.log("FAILED: no browser has passed a test");
    return hasPassed && !broken.length && !outcomes.some((record) => record.failed);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Bundle the suites that are wanted and not empty. */
async function buildSuites(suites, folder, filters) {
  const builders = { gpu: buildGpuTests, legacy: buildLegacyTests };
  const bundles = {};
  const broken = [];
  for (const suite of suites) {
    const build = await builders[suite]({ outFile: path.join(folder, `test-${suite}.js`), filters });
    broken.push(...build.broken);
    if (build.files.length > build.broken.length) bundles[suite] = build.file;
  }
  return { bundles, broken };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
