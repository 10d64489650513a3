// transforms/fill.ts -- the GLSL of several transforms in a row, and of one that fills a slot.
// Each part is an instance of its file under names of its own, so that a file can stand in a shader more than once. Modules
// are kept by the structure that they were made for: as long as only numbers change, the same module comes back, and the
// painter, which knows programs by their modules, links nothing again.

import { chain as chained, factsOf, instance, type GlslModule } from "../shader/module";
import type { Transform, TransformGlsl } from "./transform";
import { partsOf } from "./fold";

/**
 * A transform as the filling of a slot `vec4 NAME(vec4 p)`. All its names, uniforms too, end in the slot's name, so that
 * the ways there and back, or two transforms, may stand in one shader.
 */
export function fillOf(t: Transform, slot: string): TransformGlsl {
  let slots = fills.get(t);
  if (!slots) fills.set(t, (slots = new Map()));
  const known = slots.get(slot);
  if (known && known.version === t.version) return known.fill;
  const fill = joined(partsOf(t), slot, `_${slot}`);
  slots.set(slot, { version: t.version, fill });
  return fill;
}

const fills = new WeakMap<Transform, Map<string, { readonly version: number; readonly fill: TransformGlsl }>>();

/**
 * Transforms in a row as one module; the last is applied first.
 *
 * @param name  the function's
 * @param tag  ends every other name, after the part's number: `u_linear_0` and the tag
 */
export function joined(parts: readonly Transform[], name: string, tag: string): TransformGlsl {
  const members = parts.map((part) => part.glsl);
  const uniforms: Record<string, number | readonly number[]> = {};
  members.forEach((member, i) => {
    for (const key of Object.keys(member.uniforms)) {
      uniforms[`${key}_${i}${tag}`] = member.uniforms[key] as number | readonly number[];
    }
  });
  return {
    module: rowOf(
      members.map((member) => member.module),
      name,
      tag,
    ),
    uniforms,
  };
}

/** A step of the tree in which rows of modules are kept: the modules so far lead here. */
interface Kept {
  row: GlslModule | undefined;
  readonly next: WeakMap<GlslModule, Kept>;
}
const rows = new Map<string, Kept>();

function rowOf(modules: readonly GlslModule[], name: string, tag: string): GlslModule {
  let kept = rows.get(`${name} ${tag}`);
  if (!kept) rows.set(`${name} ${tag}`, (kept = { row: undefined, next: new WeakMap() }));
  for (const module of modules) {
    let next: Kept | undefined = kept.next.get(module);
    if (!next) kept.next.set(module, (next = { row: undefined, next: new WeakMap() }));
    kept = next;
  }
  return (kept.row ??= makeRow(modules, name, tag));
}

function makeRow(modules: readonly GlslModule[], name: string, tag: string): GlslModule {
  const members = modules.map((module, i) => instance(module, `_${i}${tag}`));
  return chained("vec4", name, members.reverse());
}

/** Whether a module can be one of several: its uniforms are its own, for those of an include would not be renamed. */
export function isWhole(module: GlslModule): boolean {
  return module.includes.every((one) => factsOf(one).uniforms.size === 0 && isWhole(one));
}
