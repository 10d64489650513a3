// base/params.ts -- parameters as data. One declaration serves the check, the TypeScript type, the default, the HTML
// attribute, the documentation table and the slider, and tells what a change costs.

import { EngineError } from "./errors";
import { show } from "./check";

/** What a change costs: nothing but a uniform, other data on the GPU, or another shader. */
export type Cost = "uniform" | "data" | "shader";

/** One parameter. `T` is what a caller reads back, `G` what may be given. */
export interface Param<T, G = T> {
  /** `undefined`: found from the other values (see `derive` of a visual), or required */
  readonly initial: T | undefined;
  readonly doc: string;
  readonly unit: string;
  readonly cost: Cost;
  /** Returns the value to keep, or throws naming what was wrong and what would do. */
  take(value: G, name: string): T;
  /** An HTML attribute's text as a value for `take`. */
  fromText(text: string): unknown;
}

/** A list of parameters by name. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the list holds parameters of every type; `Values` gives them back
export type Params = Readonly<Record<string, Param<any, any>>>;
/** What reading the parameters gives. */
export type Values<P extends Params> = { -readonly [K in keyof P]: P[K] extends Param<infer T, infer _> ? T : never };
/** What setting the parameters takes. */
export type Given<P extends Params> = { -readonly [K in keyof P]?: P[K] extends Param<infer _, infer G> ? G : never };

/** Checks the given options against the list; unknown names are errors, not silence. Names that are absent stay absent. */
export function take<P extends Params>(params: P, given: Given<P>, who: string): Partial<Values<P>> {
  const out: Record<string, unknown> = {};
  for (const key of Object.keys(given)) {
    const param = own(params, key);
    if (!param) {
      const names = Object.keys(params).join(", ");
      throw new EngineError("param/unknown", `${who} has no parameter ${key}; it has ${names}`);
    }
    const value: unknown = given[key];
    if (value !== undefined) out[key] = param.take(value, `${who}.${key}`);
  }
  return out as Partial<Values<P>>;
}

/** The defaults of a list; parameters without one are absent. */
export function initials<P extends Params>(params: P): Partial<Values<P>> {
  const out: Record<string, unknown> = {};
  for (const key of Object.keys(params)) {
    const initial: unknown = params[key]?.initial;
    if (initial !== undefined) out[key] = initial;
  }
  return out as Partial<Values<P>>;
}

function own(params: Params, key: string): Params[string] | undefined {
  return Object.prototype.hasOwnProperty.call(params, key) ? params[key] : undefined;
}

/** Bounds, unit and cost of a parameter. */
export interface ParamOptions {
  readonly min?: number;
  readonly max?: number;
  readonly unit?: string;
  readonly cost?: Cost;
}

/** A number in [min, max]; infinities only where the bounds say so. */
export function number(initial: number | undefined, doc: string, options: ParamOptions = {}): Param<number> {
  const { min = -Number.MAX_VALUE, max = Number.MAX_VALUE, unit = "", cost = "uniform" } = options;
  return {
    initial,
    doc,
    unit,
    cost,
    fromText: Number,
    take(value, name) {
      if (typeof value !== "number" || !(value >= min && value <= max)) {
        throw new EngineError("param/range", `${name} must be a number ${span(min, max)}, got ${show(value)}`);
      }
      return value;
    },
  };
}

function span(min: number, max: number): string {
  const low = min === -Number.MAX_VALUE ? "-inf" : String(min);
  return `in [${low}, ${max === Number.MAX_VALUE ? "inf" : max}]`;
}

/** One key of a table. The table is read at each check, so a new entry counts at once. */
export function choice<C extends Readonly<Record<string, unknown>>>(
  table: C,
  initial: keyof C & string,
  doc: string,
): Param<keyof C & string> {
  return {
    initial,
    doc,
    unit: "",
    cost: "shader",
    fromText: (text) => text,
    take(value, name) {
      if (typeof value !== "string" || !Object.prototype.hasOwnProperty.call(table, value)) {
        throw new EngineError(
          "param/choice",
          `${name} must be one of ${Object.keys(table).join(", ")}, got ${show(value)}`,
        );
      }
      return value;
    },
  };
}

/** One of a few given values: strings, numbers or booleans. */
export function oneOf<const T extends readonly (string | number | boolean)[]>(
  values: T,
  initial: T[number],
  doc: string,
  cost: Cost = "data",
): Param<T[number]> {
  return {
    initial,
    doc,
    unit: "",
    cost,
    fromText: (text) => values.find((value) => String(value) === text) ?? (text === "" ? true : text),
    take(value, name) {
      if (values.indexOf(value) < 0) {
        throw new EngineError("param/choice", `${name} must be one of ${values.join(", ")}, got ${show(value)}`);
      }
      return value;
    },
  };
}

/** A fixed count of finite numbers. */
export function numbers(
  count: number,
  initial: readonly number[] | undefined,
  doc: string,
  unit = "",
): Param<readonly number[]> {
  return {
    initial,
    doc,
    unit,
    cost: "uniform",
    fromText: (text) =>
      text
        .trim()
        .split(/[\s,]+/)
        .map(Number),
    take(value, name) {
      const list: unknown = value;
      const ok = typeof list === "object" && list !== null && (list as ArrayLike<unknown>).length === count;
      const copy: unknown[] = ok ? Array.prototype.slice.call(list) : [];
      if (!ok || !copy.every((v) => typeof v === "number" && isFinite(v))) {
        throw new EngineError("param/range", `${name} must be ${count} finite numbers, got ${show(value)}`);
      }
      return copy as number[];
    },
  };
}

/** A parameter whose check is a function: it returns the value to keep or throws. */
export function custom<T, G = T>(
  initial: T | undefined,
  doc: string,
  check: (value: G, name: string) => T,
  options: { readonly cost?: Cost; readonly unit?: string; readonly fromText?: (text: string) => unknown } = {},
): Param<T, G> {
  const { cost = "data", unit = "", fromText = (text: string) => text } = options;
  return { initial, doc, unit, cost, take: check, fromText };
}
