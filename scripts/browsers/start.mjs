// Start a browser on a page and end it again with all of its processes. Browsers are trees of processes, and some forget
// their children: each gets a process group of its own, and the group is ended.
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { onPath } from "../find-browser.mjs";

const LOG_KEPT_CHARACTERS = 6000;
const PATIENCE_MS = 1500; // from the polite signal to the other one
const DISPLAY_TIMEOUT_MS = 15000;

/** What is still running; ended when Node ends, however that happens. */
const running = new Set();
process.on("exit", () => running.forEach((pid) => signalGroup(pid, "SIGKILL")));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(130));

/**
 * A browser that runs.
 * @typedef {object} Running
 * @property {() => string} log           the end of what it wrote
 * @property {Promise<string>} ended      how it ended by itself or by stop(), in words
 * @property {() => Promise<void>} stop   ends its whole group and removes its folder; may be called twice
 */

/**
 * Start an engine on a page, with an X server of its own where it needs one.
 *
 * @param {import("./launch-lines.mjs").Engine} engine
 * @param {import("../find-browser.mjs").Found} found
 * @param {string} url
 * @param {{ screen?: string, frameFolder?: string }} [options]  of the X server: the size, such as "800x600", and a folder for
 *   the file that mirrors what is on the screen
 * @returns {Promise<Running>}
 */
export async function startBrowser(engine, found, url, { screen = "1280x1024", frameFolder } = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "vitrine-"));
  const display = needsDisplay(engine) ? await startDisplay(screen, frameFolder) : undefined;
  const line = engine.line({ url, folder, found });
  const env = { ...process.env, ...(display && { DISPLAY: display.name }), ...line.env };
  const group = startGroup(line.command, line.args, { env });
  const stop = async () => {
    await group.stop();
    await display?.stop();
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  return { log: group.log, ended: group.ended, stop };
}

/**
 * Why an engine cannot have the X server that it needs; undefined when all is well.
 * @param {import("./launch-lines.mjs").Engine} engine
 */
export function displayMissing(engine) {
  const served = !needsDisplay(engine) || onPath("Xvfb") || process.env.DISPLAY;
  return served ? undefined : `${engine.name} draws WebGL only with an X server: apt install xvfb`;
}

function needsDisplay(engine) {
  return Boolean(engine.needsDisplay) && process.platform === "linux";
}

/** Xvfb on a display number that it finds itself; the display at hand where there is no Xvfb. */
async function startDisplay(screen, frameFolder) {
  const xvfb = onPath("Xvfb");
  if (!xvfb) return { name: process.env.DISPLAY, stop: async () => {} };
  const mirror = frameFolder ? ["-fbdir", frameFolder, "-nocursor"] : [];
  const args = ["-displayfd", "3", "-screen", "0", `${screen}x24`, "-nolisten", "tcp", ...mirror];
  const group = startGroup(xvfb, args, { pipe: true });
  let timer;
  const number = await Promise.race([
    firstLine(group.pipe),
    group.ended.then((how) => Promise.reject(new Error(`Xvfb ${how}\n${group.log()}`))),
    new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`Xvfb said nothing for ${DISPLAY_TIMEOUT_MS} ms`)), DISPLAY_TIMEOUT_MS);
    }),
  ]).finally(() => clearTimeout(timer));
  return { name: `:${number}`, stop: group.stop };
}

function firstLine(stream) {
  return new Promise((resolve) => {
    let text = "";
    stream.on("data", (piece) => {
      text += piece;
      if (text.includes("\n")) resolve(text.trim());
    });
  });
}

function startGroup(command, args, { env = process.env, pipe = false }) {
  const stdio = ["ignore", "pipe", "pipe", ...(pipe ? ["pipe"] : [])];
  const child = spawn(command, args, { env, detached: process.platform !== "win32", stdio });
  let text = "";
  const keep = (piece) => (text = (text + piece).slice(-LOG_KEPT_CHARACTERS));
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  if (child.pid !== undefined) running.add(child.pid);
  const ended = new Promise((resolve) => {
    child.on("error", (error) => resolve(`could not be started: ${error.message}`));
    child.on("exit", (code, signal) => resolve(signal ? `ended by ${signal}` : `ended with code ${code}`));
  });
  return { log: () => withoutNoise(text), ended, pipe: child.stdio[3], stop: () => stopGroup(child, ended) };
}

/** Chromium complains about desktop services that no test machine has; its own start script has a harmless fault. */
function withoutNoise(text) {
  const noise = /dbus|cpufreq|unexpected operator|^Fontconfig warning/;
  return text
    .split("\n")
    .filter((line) => !noise.test(line))
    .join("\n")
    .trim();
}

async function stopGroup(child, ended) {
  if (child.pid === undefined || !running.has(child.pid)) return;
  signalGroup(child.pid, "SIGTERM");
  let timer;
  await Promise.race([ended, new Promise((resolve) => (timer = setTimeout(resolve, PATIENCE_MS)))]);
  clearTimeout(timer);
  // Once more for the children that outlived their parent.
  signalGroup(child.pid, "SIGKILL");
  running.delete(child.pid);
}

function signalGroup(pid, signal) {
  try {
    process.kill(process.platform === "win32" ? pid : -pid, signal);
  } catch (error) {
    if (error.code !== "ESRCH") throw error; // gone already: what was wanted
  }
}
