// render/painter.ts -- makes a Draw real: links its modules, finds its program, sets what it holds, calls once.
// The visual has filled the slots that are its own; here the spaces, the data and the passage are filled.

import { EngineError } from "../base/errors";
import type { Draw, InTexels, ShareOf, UniformValue, VolumeSource } from "../data/draw";
import { shareOf } from "../data/window";
import type { Gpu } from "../gl/gpu";
import { createProgram, type Program } from "../gl/program";
import { arrayBuffer, createTables, type Tables } from "../gl/upload";
import type { DrawState } from "../gl/state";
import type { VolumeReading } from "../gl/volume";
import { createVolumes, type Volumes } from "../gl/volumes";
import { head, type Dialect } from "../shader/dialect";
import { arrange, link } from "../shader/link";
import type { GlslModule } from "../shader/module";
import linearSpaces from "../../glsl/space/linear.glsl";
import positionOutput from "../../glsl/output/position.vert.glsl";
import type { Spaces } from "./spaces";

/** Where a draw goes: the file with `main`, and the uniforms that belong to it. */
export interface Passage {
  readonly output: GlslModule;
  readonly uniforms: Readonly<Record<string, number | readonly number[]>>;
  /** colours are blended as the draw says; else they replace what is there (ids, places) */
  readonly isBlended: boolean;
}

/** Makes Draws real in one context. */
export interface Painter {
  readonly volumes: Volumes;
  /** Asks for the data of a draw without drawing it. */
  prepare(draw: Draw): void;
  /** One draw call into the bound target. */
  paint(draw: Draw, spaces: Spaces, passage: Passage): void;
  /** Programs linked so far, for tests that nothing links again. */
  readonly links: number;
}

type Resolved = Record<string, unknown>;

/** The texel units of values beyond what a volume's window can hold: far outside, yet exact at medium precision. */
const FAR_TEXEL = 9999;

/** A painter for a context. */
export function createPainter(gpu: Gpu): Painter {
  return new DrawPainter(gpu);
}

class DrawPainter implements Painter {
  readonly volumes: Volumes;
  links = 0;
  readonly #gpu: Gpu;
  readonly #tables: Tables;
  #programs = new Map<string, Program>();
  readonly #numbers = new WeakMap<GlslModule, number>();
  #modules = 0;

  constructor(gpu: Gpu) {
    this.#gpu = gpu;
    this.volumes = createVolumes(gpu);
    this.#tables = createTables(gpu);
    gpu.onRenew(() => {
      this.volumes.clear();
      this.#programs = new Map();
    });
  }

  prepare(draw: Draw): void {
    for (const name of Object.keys(draw.uniforms)) {
      const value = draw.uniforms[name];
      if (isSource(value)) this.volumes.ask(value);
    }
  }

  paint(draw: Draw, spaces: Spaces, passage: Passage): void {
    const readings = readingsOf(draw, this.volumes);
    const fills = [...draw.fills];
    readings.forEach((reading) => fills.push(...reading.fills));
    const program = this.#programFor(draw, passage, fills);
    this.#gpu.gl.useProgram(program.program);
    setUniforms(program, this.#valuesOf(draw, spaces, passage, readings));
    this.#gpu.state.set(stateOf(draw, spaces, passage));
    call(this.#gpu, draw, program);
  }

  #valuesOf(draw: Draw, spaces: Spaces, passage: Passage, readings: ReadonlyMap<string, VolumeReading>): Resolved {
    const values: Resolved = { ...(spaces as object), ...passage.uniforms };
    for (const name of Object.keys(draw.uniforms)) {
      resolve(this.#tables, name, draw.uniforms[name] as UniformValue, readings, values);
    }
    return values;
  }

  #programFor(draw: Draw, passage: Passage, fills: readonly GlslModule[]): Program {
    const modules = [draw.vertex, draw.fragment, passage.output, ...fills];
    const key = modules.map((module) => this.#numberOf(module)).join(" ");
    let program = this.#programs.get(key);
    if (!program) {
      program = build(this.#gpu, draw, passage.output, fills);
      this.links += 1;
      this.#programs.set(key, program);
    }
    return program;
  }

  #numberOf(module: GlslModule): number {
    let number = this.#numbers.get(module);
    if (number === undefined) this.#numbers.set(module, (number = ++this.#modules));
    return number;
  }
}

function setUniforms({ uniforms }: Program, values: Resolved): void {
  for (const name of Object.keys(uniforms)) {
    const value = values[name];
    if (value !== undefined) uniforms[name]?.(value);
  }
}

function stateOf(draw: Draw, { isMirrored }: Spaces, { isBlended }: Passage): DrawState {
  const opposite = draw.cull === "front" ? "back" : "front";
  return {
    blend: isBlended ? draw.blend : "none",
    depthTest: draw.depthTest,
    depthWrite: draw.depthWrite || !isBlended,
    cull: draw.cull !== "none" && isMirrored ? opposite : draw.cull,
  };
}

function readingsOf(draw: Draw, volumes: Volumes): Map<string, VolumeReading> {
  const readings = new Map<string, VolumeReading>();
  for (const name of Object.keys(draw.uniforms)) {
    const value = draw.uniforms[name];
    if (isSource(value)) readings.set(name, volumes.read(value));
  }
  return readings;
}

function isSource(value: UniformValue | undefined): value is VolumeSource {
  return typeof value === "object" && "kind" in value && value.kind === "volume";
}

function build(gpu: Gpu, draw: Draw, output: GlslModule, fills: readonly GlslModule[]): Program {
  const { caps } = gpu;
  const dialect: Dialect = {
    version: caps.version === 2 ? 300 : 100,
    fragmentDepth: caps.fragmentDepth,
    highp: caps.highp,
  };
  // Spaces serve both stages; a stage that asks for none of them does without.
  const vertexFills = wanted(positionOutput, [draw.vertex, linearSpaces]);
  const fragmentFills = wanted(output, [draw.fragment, linearSpaces, ...fills], linearSpaces);
  const vertex = link(positionOutput, vertexFills, head("vertex", dialect));
  const fragment = link(output, fragmentFills, head("fragment", dialect));
  return createProgram(gpu, vertex, fragment);
}

/** The fills without those of the house (`optional`, or all) that nothing asks for. */
function wanted(entry: GlslModule, fills: readonly GlslModule[], optional?: GlslModule): readonly GlslModule[] {
  const { unused } = arrange(entry, fills);
  return fills.filter((fill) => unused.indexOf(fill) < 0 || (optional !== undefined && fill !== optional));
}

function resolve(
  tables: Tables,
  name: string,
  value: UniformValue,
  readings: ReadonlyMap<string, VolumeReading>,
  out: Resolved,
): void {
  if (typeof value === "number" || !("kind" in value)) {
    out[name] = value;
    return;
  }
  if (value.kind === "volume") {
    const uniforms = readings.get(name)?.uniforms ?? {};
    for (const key of Object.keys(uniforms)) out[key] = uniforms[key];
  } else if (value.kind === "table") out[name] = tables.read(value).texture;
  else out[name] = inTexels(value, windowOf(value, readings));
}

function windowOf({ of }: InTexels | ShareOf, readings: ReadonlyMap<string, VolumeReading>): readonly [number, number] {
  const reading = readings.get(of);
  if (!reading) throw new EngineError("shader/slot", `a uniform is in texels of ${of}, which this draw does not hold`);
  return reading.window;
}

function inTexels(value: InTexels | ShareOf, window: readonly [number, number]): number | readonly number[] {
  if (value.kind === "share") {
    const { offset, scale } = shareOf(value.clim, window);
    return [clamped(offset), scale];
  }
  return clamped((value.value - window[0]) / (window[1] - window[0]));
}

function clamped(texel: number): number {
  return Math.max(-FAR_TEXEL, Math.min(FAR_TEXEL, texel));
}

const topologies = {
  triangles: "TRIANGLES",
  "triangle-strip": "TRIANGLE_STRIP",
  lines: "LINES",
  points: "POINTS",
} as const;

function call(gpu: Gpu, draw: Draw, program: Program): void {
  const { gl } = gpu;
  for (const name of Object.keys(program.attributes)) {
    const attribute = draw.attributes[name];
    if (!attribute) continue;
    const { buffer } = arrayBuffer(gpu, attribute.data, false);
    program.attributes[name]?.({ buffer, numComponents: attribute.size });
  }
  const topology = gl[topologies[draw.topology]];
  if (!draw.index) {
    gl.drawArrays(topology, 0, draw.count);
    return;
  }
  const { buffer } = arrayBuffer(gpu, draw.index, true);
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, buffer);
  gl.drawElements(topology, draw.count, draw.index instanceof Uint32Array ? gl.UNSIGNED_INT : gl.UNSIGNED_SHORT, 0);
}
