// shader/explain.ts -- a compiler's log, turned back into the author's file and line, with the line shown.

import type { Linked } from "./link";

/** One complaint of a compiler. */
export interface Complaint {
  readonly path: string;
  /** from 1 */
  readonly line: number;
  readonly text: string;
  /** the source line itself */
  readonly source: string;
}

// ANGLE and most drivers: "ERROR: 4:10: 'x' : undeclared"; Mesa's own: "4:10(3): error: x undeclared".
const ANGLE = /^(?:ERROR|WARNING):\s*(\d+):(\d+):\s*(.*)$/;
const MESA = /^(\d+):(\d+)(?:\(\d+\))?:\s*(?:error|warning):?\s*(.*)$/;

/** The complaints in a compiler's log; lines that name no place are left out. */
export function complaints(log: string, shader: Linked): readonly Complaint[] {
  const found: Complaint[] = [];
  for (const row of log.replace(/\0/g, "").split("\n")) {
    const match = ANGLE.exec(row.trim()) ?? MESA.exec(row.trim());
    const module = match ? shader.order[Number(match[1])] : undefined;
    if (!match || !module) continue;
    const line = Number(match[2]);
    found.push({ path: module.path, line, text: match[3] ?? "", source: module.text.split("\n")[line - 1] ?? "" });
  }
  return found;
}

/** The log as `file:line: what`, each followed by the line itself; the raw log when it names no place. */
export function explain(log: string, shader: Linked): string {
  const list = complaints(log, shader);
  if (list.length === 0) return log.trim() || "the compiler says nothing";
  return list.map(({ path, line, text, source }) => `${path}:${line}: ${text}\n    ${source.trim()}`).join("\n");
}
