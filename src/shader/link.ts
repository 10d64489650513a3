// shader/link.ts -- puts modules in order so that every slot is filled once. Text in, text out.
// A topological walk: a module stands after all it includes and after all that fills its slots. Prototypes that were
// filled are blanked (GLSL ES 1.00 allows a name once), keeping every line where it was, so that errors keep theirs.

import { EngineError } from "../base/errors";
import { factsOf, type GlslModule, type Signature } from "./module";

/** A whole shader, and what is needed to use it and to explain its errors. */
export interface Linked {
  readonly text: string;
  /** the modules in their order; the compiler's file number is the index */
  readonly order: readonly GlslModule[];
  /** every uniform's type, by name */
  readonly uniforms: ReadonlyMap<string, string>;
}

/**
 * Puts `entry` last, after all it includes and all that fills its slots, each file once.
 *
 * @param fills  a plain list: a slot takes the one module that defines its name; fills that no slot asks for are an error
 * @param head  what goes before everything: version, precision, the words of the dialect
 * @throws shader/slot, shader/name
 */
export function link(entry: GlslModule, fills: readonly GlslModule[], head: string): Linked {
  const { order, unused } = arrange(entry, fills);
  const first = unused[0];
  if (first) throw new EngineError("shader/slot", `${first.path} fills no slot of ${entry.path}`);
  const uniforms = new Map<string, string>();
  for (const module of order) factsOf(module).uniforms.forEach((type, name) => uniforms.set(name, type));
  const body = order.map((module, i) => `#line 1 ${i}\n${blanked(module)}`).join("\n");
  return { text: `${head}${body}\n`, order, uniforms };
}

/**
 * The order in which modules stand, and the fills that `entry` has no use for.
 *
 * @throws shader/slot, shader/name
 */
export function arrange(
  entry: GlslModule,
  fills: readonly GlslModule[],
): { order: GlslModule[]; unused: GlslModule[] } {
  const order: GlslModule[] = [];
  const visiting: GlslModule[] = [];
  const owners = new Map<string, string>();
  const used = new Set<GlslModule>();
  const visit = (module: GlslModule): void => {
    if (order.indexOf(module) >= 0 || visiting.indexOf(module) >= 0) return;
    visiting.push(module);
    module.includes.forEach(visit);
    factsOf(module).slots.forEach((slot, name) => {
      const filler = fillerOf(module, name, slot, fills, order);
      used.add(filler);
      visit(filler);
    });
    claim(module, owners);
    visiting.pop();
    order.push(module);
  };
  visit(entry);
  return { order, unused: fills.filter((fill) => !used.has(fill)) };
}

function fillerOf(
  asker: GlslModule,
  name: string,
  slot: Signature,
  fills: readonly GlslModule[],
  placed: readonly GlslModule[],
): GlslModule {
  const able = fills.filter((fill) => factsOf(fill).defines.has(name));
  // A slot may also be filled by a file that some fill includes: it is placed already.
  if (able.length === 0) able.push(...placed.filter((module) => factsOf(module).defines.has(name)));
  const [filler, second] = able;
  if (!filler) {
    throw new EngineError("shader/slot", `${asker.path}: nothing fills the slot ${slot.type} ${name}(${slot.args})`);
  }
  if (second)
    throw new EngineError("shader/slot", `${asker.path}: ${filler.path} and ${second.path} both fill ${name}`);
  const given = factsOf(filler).defines.get(name);
  if (given && (given.type !== slot.type || kinds(given.args) !== kinds(slot.args))) {
    const got = `${given.type} ${name}(${given.args})`;
    throw new EngineError(
      "shader/slot",
      `${asker.path}: slot ${slot.type} ${name}(${slot.args}), ${filler.path} gives ${got}`,
    );
  }
  return filler;
}

/** The types of an argument list, without the names. */
function kinds(args: string): string {
  return args
    .split(",")
    .map((arg) => arg.trim().replace(/\s+\w+$/, ""))
    .join(",");
}

function claim(module: GlslModule, owners: Map<string, string>): void {
  const { defines, uniforms } = factsOf(module);
  const take = (_: unknown, name: string): void => {
    const owner = owners.get(name);
    if (owner !== undefined)
      throw new EngineError("shader/name", `${name} is defined by ${owner} and by ${module.path}`);
    owners.set(name, module.path);
  };
  defines.forEach(take);
  uniforms.forEach(take);
}

function blanked(module: GlslModule): string {
  return module.text.replace(/^#include .*$/gm, "").replace(/^\w+ \w+\([^)]*\);.*$/gm, "");
}
