// render/painter.ts -- makes a Draw real: links its modules, finds its program, sets what it holds, calls once.
// The visual has filled the slots that are its own; here the spaces, the data and the passage are filled.

import { EngineError } from "../base/errors";
import type { Draw, InTexels, ShareOf, SkipSource, UniformValue, VolumeSource } from "../data/draw";
import type { CellTest } from "../data/occupancy";
import { shareOf } from "../data/window";
import type { Gpu } from "../gl/gpu";
import { createProgram, type Program } from "../gl/program";
import { createBuffers, createTables, pictureTexture, type Buffers, type Tables } from "../gl/upload";
import { NO_SKIPPING, type SkipReading } from "../gl/skip";
import type { DrawState } from "../gl/state";
import type { VolumeReading } from "../gl/volume";
import { createVolumes, type Volumes } from "../gl/volumes";
import { head, type Dialect } from "../shader/dialect";
import { arrange, link } from "../shader/link";
import { factsOf, type GlslModule } from "../shader/module";
import positionOutput from "../../glsl/output/position.vert.glsl";
import improves from "../../glsl/volume/improves.glsl";
import type { Spaces } from "./spaces";

/** Where a draw goes: the file with `main`, and the uniforms that belong to it. */
export interface Passage {
  readonly output: GlslModule;
  readonly uniforms: Readonly<Record<string, number | readonly number[]>>;
  /** colours are blended as the draw says; else they replace what is there (ids, places) */
  readonly isBlended: boolean;
}

/** What all draws of a view's frame share. */
export interface Frame {
  /** size of the view, device pixels */
  readonly viewport: readonly [number, number];
  /** device pixels for each CSS pixel */
  readonly pixelRatio: number;
  /** how far one sees before something opaque */
  readonly sight: {
    readonly glsl: GlslModule;
    readonly uniforms: Readonly<Record<string, WebGLTexture | readonly number[] | undefined>>;
  };
}

/** Makes Draws real in one context. */
export interface Painter {
  readonly volumes: Volumes;
  /** Asks for the data of a draw without drawing it. */
  prepare(draw: Draw): void;
  /** Says that a frame is over: what frames no longer need may be dropped. */
  endFrame(): void;
  /** One draw call into the bound target. */
  paint(draw: Draw, spaces: Spaces, passage: Passage, frame: Frame): void;
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
  readonly #buffers: Buffers;
  #programs = new Map<string, Program>();
  readonly #numbers = new WeakMap<GlslModule, number>();
  #modules = 0;

  constructor(gpu: Gpu) {
    this.#gpu = gpu;
    this.volumes = createVolumes(gpu);
    this.#tables = createTables(gpu);
    this.#buffers = createBuffers(gpu);
    gpu.onRenew(() => {
      this.volumes.clear();
      this.#programs = new Map();
    });
  }

  endFrame(): void {
    this.volumes.endFrame();
    this.#buffers.endFrame();
  }

  prepare(draw: Draw): void {
    for (const name of Object.keys(draw.uniforms)) {
      const value = draw.uniforms[name];
      if (isSource(value)) this.volumes.ask(value);
    }
  }

  paint(draw: Draw, spaces: Spaces, passage: Passage, frame: Frame): void {
    const readings = readingsOf(draw, this.volumes);
    const fills = [...draw.fills];
    readings.forEach((reading) => fills.push(...reading.fills));
    const skip = skippingOf(draw, readings);
    const program = this.#programFor(draw, passage.output, fills, [
      frame.sight.glsl,
      ...spaces.fills,
      skip.glsl,
      improves,
    ]);
    this.#gpu.gl.useProgram(program.program);
    const values: Resolved = { ...spaces.uniforms, ...passage.uniforms, ...frame.sight.uniforms, ...skip.uniforms };
    values["u_viewport"] = frame.viewport;
    values["u_pixelRatio"] = frame.pixelRatio;
    this.#resolveAll(draw, readings, values);
    setUniforms(program, values);
    this.#gpu.state.set(stateOf(draw, spaces, passage));
    call(this.#gpu, this.#buffers, draw, program);
  }

  #resolveAll(draw: Draw, readings: ReadonlyMap<string, VolumeReading>, values: Resolved): void {
    for (const name of Object.keys(draw.uniforms)) {
      resolve(this.#gpu, this.#tables, name, draw.uniforms[name] as UniformValue, readings, values);
    }
  }

  #programFor(draw: Draw, output: GlslModule, own: readonly GlslModule[], house: readonly GlslModule[]): Program {
    const modules = [draw.vertex, draw.fragment, output, ...own, ...house];
    const key = modules.map((module) => this.#numberOf(module)).join(" ");
    let program = this.#programs.get(key);
    if (!program) {
      const dialect = dialectOf(this.#gpu);
      const vertex = link(positionOutput, asked(positionOutput, [draw.vertex], house), head("vertex", dialect));
      const fragment = link(output, asked(output, [draw.fragment, ...own], house), head("fragment", dialect));
      program = createProgram(this.#gpu, vertex, fragment);
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
    cull: draw.cull === "none" || isMirrored === undefined ? "none" : isMirrored ? opposite : draw.cull,
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

/** What of a draw's volume can be skipped. */
function skippingOf(draw: Draw, readings: ReadonlyMap<string, VolumeReading>): SkipReading {
  const asked = draw.uniforms["u_skip"];
  if (typeof asked !== "object" || !("kind" in asked) || asked.kind !== "skip") return NO_SKIPPING;
  const reading = readings.get(asked.of);
  return reading?.cells?.read(cellTest(asked, reading.window), asked.hasBest) ?? NO_SKIPPING;
}

/** Far below a step of 16 bits, and above the rounding of float32: no cell is left out for the shader's rounding. */
const TEST_SLACK = 2e-6;

/** A test of cells in texel units. */
function cellTest({ test }: SkipSource, window: readonly [number, number]): CellTest {
  if (test.kind === "alpha") return { kind: "alpha", table: test.table, ...shareOf(test.clim, window) };
  const texel = clamped((test.value - window[0]) / (window[1] - window[0]));
  return { kind: test.kind, value: test.kind === "above" ? texel - TEST_SLACK : texel + TEST_SLACK };
}

function isSource(value: UniformValue | undefined): value is VolumeSource {
  return typeof value === "object" && "kind" in value && value.kind === "volume";
}

function dialectOf({ caps }: Gpu): Dialect {
  return { version: caps.version === 2 ? 300 : 100, fragmentDepth: caps.fragmentDepth, highp: caps.highp };
}

/** All fills of the visual, and those of the house that something asks for and that the visual does not answer itself. */
function asked(entry: GlslModule, own: readonly GlslModule[], house: readonly GlslModule[]): readonly GlslModule[] {
  const answered = new Set<string>();
  own.forEach((fill) => factsOf(fill).defines.forEach((_, name) => answered.add(name)));
  const offered = house.filter((fill) => {
    let isFree = true;
    factsOf(fill).defines.forEach((_, name) => (isFree = isFree && !answered.has(name)));
    return isFree;
  });
  const { unused } = arrange(entry, [...own, ...offered]);
  return [...own, ...offered.filter((fill) => unused.indexOf(fill) < 0)];
}

function resolve(
  gpu: Gpu,
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
  } else if (value.kind === "skip") return;
  else if (value.kind === "table") out[name] = tables.read(value).texture;
  else if (value.kind === "picture") out[name] = pictureTexture(gpu, value).texture;
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

function call(gpu: Gpu, buffers: Buffers, draw: Draw, program: Program): void {
  const { gl } = gpu;
  for (const name of Object.keys(program.attributes)) {
    const attribute = draw.attributes[name];
    if (!attribute) continue;
    const buffer = buffers.read(attribute.data, false);
    program.attributes[name]?.({ buffer, numComponents: attribute.size });
  }
  const topology = gl[topologies[draw.topology]];
  if (!draw.index) {
    gl.drawArrays(topology, 0, draw.count);
    return;
  }
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, buffers.read(draw.index, true));
  gl.drawElements(topology, draw.count, draw.index instanceof Uint32Array ? gl.UNSIGNED_INT : gl.UNSIGNED_SHORT, 0);
}
