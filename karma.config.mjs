// Karma for one engine of scripts/browsers/launch-lines.mjs: serves the bundled tests, collects what they say.
// `npm run test:browsers` goes through the engines; to stay in one and watch it, with karma's own words:
//   ENGINE=firefox npx karma start karma.config.mjs
import { createRequire } from "node:module";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { engineNamed, locate } from "./scripts/browsers/launch-lines.mjs";
import { collector, fail, outcome } from "./scripts/browsers/session.mjs";
import { SHARED, site } from "./scripts/browsers/site.mjs";
import { startBrowser } from "./scripts/browsers/start.mjs";

const require = createRequire(import.meta.url);
const ROOT = path.dirname(fileURLToPath(import.meta.url));

// Software GL on a busy machine is slow: these bounds are for what hangs, not for what takes its time.
const TEST_TIMEOUT_MS = 60000;
const SILENCE_TIMEOUT_MS = 120000;
const START_TIMEOUT_MS = 60000;

/** The suites: mocha of today needs ES2018; its release 9 is the last one in ES5. */
const SUITES = {
  gpu: { script: "build/test-gpu.js", mocha: "mocha" },
  legacy: { script: "build/test-legacy.js", mocha: "mocha-legacy" },
};

/** For `karma start`. */
export default function configure(config) {
  const engine = engineNamed(process.env.ENGINE ?? "chromium-swiftshader");
  const place = locate(engine);
  if (place.missing) throw new Error(place.missing);
  const record = outcome(engine.name);
  config.set({
    ...settings(engine, place.found, { record, grep: process.env.GREP }),
    reporters: ["progress", "collect"],
  });
}

/**
 * Karma's settings for one run of one engine.
 *
 * @param {import("./scripts/browsers/launch-lines.mjs").Engine} engine
 * @param {import("./scripts/find-browser.mjs").Found} found
 * @param {object} options
 * @param {import("./scripts/browsers/session.mjs").Outcome} options.record  where the results go
 * @param {string} [options.grep]                                picks tests by title
 * @param {{ gpu?: string, legacy?: string }} [options.bundles]  scripts in place of the usual ones
 * @param {(line: string) => void} [options.print]               gets the tests' own lines
 */
export function settings(engine, found, { record, grep, bundles = {}, print = console.log }) {
  const { script, mocha } = SUITES[engine.suite];
  const bundle = path.resolve(ROOT, bundles[engine.suite] ?? script);
  return {
    basePath: ROOT,
    hostname: "127.0.0.1",
    listenAddress: "127.0.0.1",
    frameworks: ["suite"],
    files: [writePage(engine), bundle].map((pattern) => ({ pattern, watched: false })),
    browsers: [engine.name],
    reporters: ["collect"],
    beforeMiddleware: ["site"],
    plugins: [
      {
        "framework:suite": ["factory", mochaFramework(mocha)],
        "reporter:collect": ["value", collector(record, { bundle, print })],
        "middleware:site": ["value", site(engine.name)],
        [`launcher:${engine.name}`]: ["type", launcher(engine, found, record)],
      },
    ],
    client: { captureConsole: true, mocha: { timeout: TEST_TIMEOUT_MS, ...(grep && { grep }) } },
    browserConsoleLogOptions: { terminal: false, level: "log" },
    captureTimeout: START_TIMEOUT_MS,
    browserNoActivityTimeout: SILENCE_TIMEOUT_MS,
    browserDisconnectTimeout: 5000,
    browserDisconnectTolerance: 0,
    failOnEmptyTestSuite: !grep,
    autoWatch: false,
    singleRun: true,
  };
}

/** Mocha and karma's adapter for it, by the name that mocha is installed under (karma-mocha knows one name only). */
function mochaFramework(mocha) {
  const framework = (files) => {
    for (const pattern of [require.resolve("karma-mocha/lib/adapter.js"), require.resolve(`${mocha}/mocha.js`)])
      files.unshift({ pattern, included: true, served: true, watched: false });
  };
  framework.$inject = ["config.files"];
  return framework;
}

/** Karma's own launchers end one process; ours ends the group, and keeps what the browser wrote for when it dies. */
function launcher(engine, found, record) {
  function Launcher(baseLauncherDecorator, captureTimeoutLauncherDecorator) {
    baseLauncherDecorator(this);
    captureTimeoutLauncherDecorator(this);
    this.name = engine.name;
    let starting = Promise.resolve(undefined);
    let isStopping = false;
    const died = async (text, browser) => {
      fail(record, "the browser itself", text);
      await browser?.stop(); // karma will not ask for it any more
      this._done("crashed");
    };
    this.on("start", (url) => {
      starting = startBrowser(engine, found, url);
      const watch = async (browser) => {
        const how = await browser.ended;
        if (!isStopping) await died(`${how}\n${browser.log()}`, browser);
      };
      starting.then(watch, (error) => died(error.message));
    });
    this.on("kill", async (done) => {
      isStopping = true;
      const browser = await starting.catch(() => undefined); // told above
      if (this.error === "timeout") fail(record, "the browser itself", `asked for no page in ${START_TIMEOUT_MS} ms`);
      record.log = browser?.log();
      await browser?.stop();
      this._done();
      done();
    });
  }
  Launcher.$inject = ["baseLauncherDecorator", "captureTimeoutLauncherDecorator"];
  return Launcher;
}

/** A script that tells the page where it is, before the tests: `window.__vitrine__`. ES3 words, for every engine. */
function writePage(engine) {
  const file = path.join(ROOT, "build/browsers", `page-${engine.name}.js`);
  const facts = { engine: engine.name, shared: fs.existsSync(path.join(SHARED, "references/cases.json")) };
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const told = JSON.stringify(facts);
  const text = `window.__vitrine__ = ${told};\n(${describeGl})(window.__vitrine__);\n(${announceTests})();\n`;
  fs.writeFileSync(file, text);
  return file;
}

/* Runs in the page. The context is given back at once: old browsers allow few. */
const describeGl = `function (page) {
  var canvas = document.createElement("canvas"), version = 2, gl = null;
  try { gl = canvas.getContext("webgl2"); } catch (error) { /* an engine that throws has none */ }
  if (!gl) { version = 1; gl = canvas.getContext("webgl") || canvas.getContext("experimental-webgl"); }
  var names = gl && gl.getExtension("WEBGL_debug_renderer_info");
  page.gl = { version: gl ? version : 0,
    renderer: gl ? String(gl.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : gl.RENDERER)) : "none" };
  var loss = gl && gl.getExtension("WEBGL_lose_context");
  if (loss) loss.loseContext();
  var request = new XMLHttpRequest();
  request.open("POST", "/artifact/engine.json", false);
  request.send(JSON.stringify({ gl: page.gl, agent: navigator.userAgent }));
}`;

/* Runs in the page. A test that hangs takes its page with it: the server has to know beforehand which one begins. */
const announceTests = `function () {
  beforeEach(function () {
    var request = new XMLHttpRequest();
    request.open("POST", "/artifact/running.txt", false);
    request.send(this.currentTest.fullTitle());
  });
}`;
