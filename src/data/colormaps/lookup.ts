// data/colormaps/lookup.ts -- from what a user wrote to a row of the table. vispy, matplotlib and ColorBrewer share names
// for different colours and differ in case only, so the exact spelling comes first, then any spelling, then an error that
// says what was probably meant.

import { EngineError } from "../../base/errors";
import { show } from "../../base/check";
import type { Preset } from "./definition";
import { unpack } from "./packed";
import { colormaps } from "./table";

/** A row of the table. */
export interface Found {
  /** its name in the table */
  readonly name: string;
  readonly preset: Preset;
  /** asked for as `NAME_r` */
  readonly isReversed: boolean;
}

/**
 * The row that a name means. Case, spaces, "-" and "_" do not matter where nothing is spelled exactly so; a trailing `_r`
 * reverses; "matplotlib:hot" is matplotlib's map of a name that vispy has too.
 *
 * @throws colormap/name, listing names that are near
 */
export function lookUp(asked: string): Found {
  const whole = keyOf(asked);
  const key = whole ?? (/_r$/i.test(asked) ? keyOf(asked.slice(0, -2)) : undefined);
  if (key === undefined) {
    const near = nearNames(asked);
    const meant = near.length > 0 ? `; near it: ${near.join(", ")}` : "";
    throw new EngineError("colormap/name", `no colormap is called ${show(asked)}${meant}`, {
      hint: `there are ${Object.keys(colormaps).length} names in the table \`colormaps\`, and each with _r is reversed`,
    });
  }
  const preset = colormaps[key] as Preset;
  const alias = typeof preset === "string" && !unpack(preset) ? keyOf(preset) : undefined;
  const name = alias ?? key;
  return { name, preset: colormaps[name] as Preset, isReversed: whole === undefined };
}

const ORIGIN = /^(vispy|matplotlib|mpl|colorbrewer|seaborn)\s*:/i;

function keyOf(asked: string): string | undefined {
  if (Object.prototype.hasOwnProperty.call(colormaps, asked)) return asked;
  const origin = ORIGIN.exec(asked)?.[1]?.toLowerCase();
  const fits = Object.keys(colormaps).filter((key) => plain(key) === plain(asked));
  // The table begins with vispy's; what others call alike comes later.
  return origin === undefined || origin === "vispy" ? fits[0] : fits[fits.length - 1];
}

function plain(name: string): string {
  return name
    .replace(ORIGIN, "")
    .toLowerCase()
    .replace(/[\s_-]/g, "");
}

const NEAR_NAMES_SHOWN = 5;

/** Names that are a few letters away, or that hold or are held by what was asked for; the nearest first. */
function nearNames(asked: string): string[] {
  const wanted = plain(asked.replace(/_r$/i, ""));
  if (wanted.length < 2) return [];
  return Object.keys(colormaps)
    .map((name) => ({ name, distance: distance(plain(name), wanted) }))
    .filter(({ distance }) => distance <= Math.max(1, wanted.length / 3))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, NEAR_NAMES_SHOWN)
    .map(({ name }) => name);
}

/** Letters to put in, leave out or change to come from `a` to `b`; one for a name that begins the other. */
function distance(a: string, b: string): number {
  if (a.indexOf(b) === 0 || b.indexOf(a) === 0) return 1;
  let row: number[] = [];
  for (let j = 0; j <= b.length; ++j) row.push(j);
  for (let i = 1; i <= a.length; ++i) {
    const next = [i];
    for (let j = 1; j <= b.length; ++j) {
      const change = (row[j - 1] as number) + (a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1);
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
