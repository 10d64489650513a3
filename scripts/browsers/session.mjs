// What one engine did in one run of the tests, gathered from karma's events. The record that everything else reports from.
import fs from "node:fs";
import { SourceMap } from "node:module";

/**
 * The outcome of one engine.
 * @typedef {object} Outcome
 * @property {string} name
 * @property {"passed" | "failed" | "skipped"} status
 * @property {string} [reason]      why it was skipped
 * @property {number} passed
 * @property {number} failed        failed tests and faults of the run itself (crash, hang, script error)
 * @property {number} skipped
 * @property {{ test: string, text: string }[]} failures
 * @property {Record<string, number>} skips   reason -> how many tests
 * @property {string[]} lines       what the tests printed, in order
 * @property {string} gl            version and renderer
 * @property {number} durationMs
 * @property {boolean} [isCut]      the run broke off
 * @property {string} [log]         the end of what the browser wrote
 */

/**
 * An empty outcome.
 * @param {string} name
 * @returns {Outcome}
 */
export function outcome(name) {
  const counts = { passed: 0, failed: 0, skipped: 0, durationMs: 0 };
  return { name, status: "passed", ...counts, failures: [], skips: {}, lines: [], gl: "" };
}

/** Put a failure on the record. */
export function fail(record, test, text) {
  record.failed += 1;
  record.status = "failed";
  record.failures.push({ test, text });
}

/**
 * A karma reporter that writes into an outcome.
 *
 * @param {Outcome} record
 * @param {{ bundle: string, print: (line: string) => void }} options  `bundle` is the script whose stacks are mapped back;
 *   `print` gets the tests' own lines as they come
 */
export function collector(record, { bundle, print }) {
  const original = stackMapper(bundle);
  return {
    adapters: [],
    onSpecComplete(_browser, result) {
      const test = [...result.suite, result.description].join(" > ");
      if (result.skipped) record.skipped += 1;
      else if (result.success) record.passed += 1;
      else fail(record, test, original(result.log.join("\n")));
    },
    onBrowserError(_browser, error) {
      const text = typeof error === "string" ? error : (error?.message ?? JSON.stringify(error));
      fail(record, "the page itself", original(String(text)));
      record.isCut ||= text.startsWith("Disconnected");
    },
    onBrowserLog(_browser, log) {
      const line = plain(log);
      if (line.startsWith("#skip ")) record.skips[line.slice(6)] = (record.skips[line.slice(6)] ?? 0) + 1;
      else if (line.startsWith("#")) {
        record.lines.push(line.slice(1).trim());
        print(line.slice(1).trim());
      } else if (process.env.VERBOSE) print(`console: ${line}`);
    },
  };
}

/** Karma sends what was logged as source text: 'like this'. */
function plain(log) {
  const text = String(log);
  return /^'[^]*'$/.test(text) ? text.slice(1, -1).replaceAll("\\'", "'") : text;
}

/** A function that turns places in the bundle into places in our files, as far as there is a source map. */
function stackMapper(bundle) {
  const mapFile = `${bundle}.map`;
  const map = fs.existsSync(mapFile) ? new SourceMap(JSON.parse(fs.readFileSync(mapFile, "utf8"))) : undefined;
  return (text) =>
    text.replace(
      /(?:https?:\/\/[^\s)]*?\/|\bbase\/)(build\/[\w./-]+\.js)(?:\?\w*)?:(\d+):(\d+)/g,
      (whole, file, line, column) => {
        const entry = map && bundle.endsWith(file) ? map.findEntry(Number(line) - 1, Number(column) - 1) : undefined;
        if (!entry?.originalSource) return `${file}:${line}:${column}`;
        const source = entry.originalSource.replace(/^(?:file:\/\/)?(?:\.\.\/)*/, "");
        return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
      },
    );
}
