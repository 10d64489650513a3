// gl/probe.ts -- what a context can do, found by drawing and reading back: drivers claim formats that they sample as black.

import { head, type Stage } from "../shader/dialect";
import { link } from "../shader/link";
import type { GlslModule } from "../shader/module";
import colorOutput from "../../glsl/output/color.frag.glsl";
import positionOutput from "../../glsl/output/position.vert.glsl";
import quad from "../../glsl/probe/quad.vert.glsl";
import sample2d from "../../glsl/probe/sample2d.frag.glsl";
import sample3d from "../../glsl/probe/sample3d.frag.glsl";
import { isWebgl2, type GL } from "./context";
import { layoutOf, type TexelKind } from "./texel";

/** What was found. */
export interface Facts {
  readonly version: 1 | 2;
  readonly texture3d: boolean;
  readonly max2d: number;
  readonly max3d: number;
  /** texture units of a fragment shader */
  readonly units: number;
  readonly fragmentDepth: boolean;
  readonly highp: boolean;
  /** which texels a sampler interpolates: drawn and compared */
  readonly filters: { readonly r8: boolean; readonly r16f: boolean; readonly r32f: boolean };
  /** whether RGBA float pictures can be drawn and read */
  readonly floatTarget: boolean;
  readonly index32: boolean;
  readonly renderer: string;
}

/** Looks at a context; what `without` names is taken as missing. */
export function probe(gl: GL, without: ReadonlySet<string>): Facts {
  const version = isWebgl2(gl) ? 2 : 1;
  const precision = gl.getShaderPrecisionFormat(gl.FRAGMENT_SHADER, gl.HIGH_FLOAT);
  const highp = !without.has("highp") && (precision?.precision ?? 0) > 0;
  const fragmentDepth = !without.has("fragmentDepth") && (version === 2 || !!gl.getExtension("EXT_frag_depth"));
  const bench = createBench(gl, version, highp);
  const texture3d = version === 2 && !without.has("texture3d") && bench.filters3d("r8");
  const filters = (kind: TexelKind, lack: string): boolean =>
    !without.has(lack) && bench.filters2d(kind) && (!texture3d || bench.filters3d(kind));
  const facts: Facts = {
    version,
    texture3d,
    max2d: number(gl, gl.MAX_TEXTURE_SIZE),
    max3d: isWebgl2(gl) ? number(gl, gl.MAX_3D_TEXTURE_SIZE) : 0,
    units: number(gl, gl.MAX_TEXTURE_IMAGE_UNITS),
    fragmentDepth,
    highp,
    filters: {
      r8: filters("r8", "byteFilter"),
      r16f: filters("r16f", "halfFilter"),
      r32f: filters("r32f", "floatFilter"),
    },
    floatTarget: !without.has("floatTarget") && bench.drawsFloat(),
    index32: !without.has("index32") && (version === 2 || !!gl.getExtension("OES_element_index_uint")),
    renderer: rendererOf(gl),
  };
  bench.free();
  return facts;
}

function number(gl: GL, name: number): number {
  return Number(gl.getParameter(name)) || 0;
}

function rendererOf(gl: GL): string {
  const debug = gl.getExtension("WEBGL_debug_renderer_info");
  const name: unknown = gl.getParameter(debug ? debug.UNMASKED_RENDERER_WEBGL : gl.RENDERER);
  return typeof name === "string" ? name : "unknown";
}

/** A one-pixel target and a triangle over it. */
function createBench(gl: GL, version: 1 | 2, highp: boolean) {
  const target = gl.createFramebuffer();
  const pixel = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, pixel);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, 1, 1, 0, gl.RGBA, gl.UNSIGNED_BYTE, null);
  gl.bindFramebuffer(gl.FRAMEBUFFER, target);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, pixel, 0);
  const corners = gl.createBuffer();
  gl.bindBuffer(gl.ARRAY_BUFFER, corners);
  gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([-1, -1, 3, -1, -1, 3]), gl.STATIC_DRAW);
  const filters = (kind: TexelKind, volume: boolean): boolean => {
    const layout = layoutOf(gl, kind, 1);
    if (!layout) return false;
    const texture = twoTexels(gl, layout, volume);
    const red = drawnRed(gl, version, highp, volume ? sample3d : sample2d);
    gl.deleteTexture(texture);
    // Half way between 0 and 1 within what 8-bit filter weights allow; nearest would give 0 or 255.
    return red > 112 && red < 144;
  };
  return {
    filters2d: (kind: TexelKind) => filters(kind, false),
    filters3d: (kind: TexelKind) => filters(kind, true),
    drawsFloat: () => drawsFloat(gl),
    free() {
      gl.bindFramebuffer(gl.FRAMEBUFFER, null);
      gl.deleteFramebuffer(target);
      gl.deleteTexture(pixel);
      gl.deleteBuffer(corners);
    },
  };
}

type Layout = NonNullable<ReturnType<typeof layoutOf>>;

function twoTexels(gl: GL, layout: Layout, volume: boolean): WebGLTexture | null {
  const texture = gl.createTexture();
  const { internal, format, type } = layout;
  const data = layout.ends;
  const binding = volume && isWebgl2(gl) ? gl.TEXTURE_3D : gl.TEXTURE_2D;
  gl.bindTexture(binding, texture);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  if (volume && isWebgl2(gl)) gl.texImage3D(binding, 0, internal, 2, 1, 1, 0, format, type, data);
  else gl.texImage2D(binding, 0, internal, 2, 1, 0, format, type, data);
  for (const side of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(binding, side, gl.CLAMP_TO_EDGE);
  for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(binding, filter, gl.LINEAR);
  return texture;
}

/** The red of the bench's pixel after drawing with the bound texture; -1 when that fails. */
function drawnRed(gl: GL, version: 1 | 2, highp: boolean, sampler: GlslModule): number {
  const dialect = { version: version === 2 ? 300 : 100, fragmentDepth: false, highp } as const;
  const shader = (stage: Stage, text: string): WebGLShader | null => {
    const made = gl.createShader(stage === "vertex" ? gl.VERTEX_SHADER : gl.FRAGMENT_SHADER);
    if (made) gl.shaderSource(made, text);
    if (made) gl.compileShader(made);
    return made;
  };
  const vertex = shader("vertex", link(positionOutput, [quad], head("vertex", dialect)).text);
  const fragment = shader("fragment", link(colorOutput, [sampler], head("fragment", dialect)).text);
  const program = gl.createProgram();
  if (!vertex || !fragment || !program) return -1;
  gl.attachShader(program, vertex);
  gl.attachShader(program, fragment);
  gl.bindAttribLocation(program, 0, "a_corner");
  gl.linkProgram(program);
  const pixel = new Uint8Array(4);
  const linked = gl.getProgramParameter(program, gl.LINK_STATUS) === true;
  if (linked) {
    gl.useProgram(program);
    gl.uniform1i(gl.getUniformLocation(program, "u_probe"), 0);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
    gl.viewport(0, 0, 1, 1);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    gl.disableVertexAttribArray(0);
  }
  gl.deleteProgram(program);
  gl.deleteShader(vertex);
  gl.deleteShader(fragment);
  return linked && gl.getError() === gl.NO_ERROR ? (pixel[0] ?? -1) : -1;
}

function drawsFloat(gl: GL): boolean {
  if (isWebgl2(gl) ? !gl.getExtension("EXT_color_buffer_float") : !gl.getExtension("OES_texture_float")) return false;
  const before = gl.getParameter(gl.FRAMEBUFFER_BINDING) as WebGLFramebuffer | null;
  const texture = gl.createTexture();
  const target = gl.createFramebuffer();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texImage2D(gl.TEXTURE_2D, 0, isWebgl2(gl) ? gl.RGBA32F : gl.RGBA, 1, 1, 0, gl.RGBA, gl.FLOAT, null);
  gl.bindFramebuffer(gl.FRAMEBUFFER, target);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
  const complete = gl.checkFramebufferStatus(gl.FRAMEBUFFER) === gl.FRAMEBUFFER_COMPLETE;
  const pixel = new Float32Array(4);
  if (complete) {
    gl.clearColor(0.25, 3, 0, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.FLOAT, pixel);
  }
  gl.bindFramebuffer(gl.FRAMEBUFFER, before);
  gl.deleteFramebuffer(target);
  gl.deleteTexture(texture);
  return complete && gl.getError() === gl.NO_ERROR && pixel[0] === 0.25 && pixel[1] === 3;
}
