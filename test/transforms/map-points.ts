// Points through a transform's GLSL, on the GPU. Works on 8-bit targets of any engine: each coordinate is written as 24 bits
// into one pixel, as a share of a range.

import type { Triple } from "../../src/math/box";
import { arrange } from "../../src/shader/link";
import { factsOf, type GlslModule } from "../../src/shader/module";
import type { TransformGlsl } from "../../src/transforms/transform";
import { skipWithout } from "../gpu/harness/page";

const FRAGMENT = `
precision highp float;
varying float v_share;
void main() {
  float v = v_share * 255.0;
  float r = floor(v);
  float g = floor((v - r) * 256.0);
  float b = (v - r) * 65536.0 - g * 256.0;
  gl_FragColor = vec4(r, g, b, 255.0) / 255.0;
}`;

function vertexOf(order: readonly GlslModule[], count: number): string {
  const last = Array.from(factsOf(order[order.length - 1] as GlslModule).defines.keys()).pop();
  return `
attribute vec3 a_point;
attribute vec2 a_pixel;   // x: which coordinate, y: which point
uniform float u_testRange;
varying float v_share;
${order.map(({ text }) => text.replace(/^#include.*$/gm, "")).join("\n")}
void main() {
  vec4 q = ${last}(vec4(a_point, 1.0));
  vec3 p = q.xyz / q.w;
  float value = a_pixel.x < 0.5 ? p.x : a_pixel.x < 1.5 ? p.y : p.z;
  v_share = clamp(0.5 + 0.5 * value / u_testRange, 0.0, 0.999999);
  gl_Position = vec4((a_pixel + 0.5) / vec2(1.5, ${(count / 2).toFixed(1)}) - 1.0, 0.0, 1.0);
  gl_PointSize = 1.0;
}`;
}

function programOf(gl: WebGLRenderingContext, vertex: string): WebGLProgram {
  const program = gl.createProgram() as WebGLProgram;
  for (const [type, text] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, FRAGMENT],
  ] as const) {
    const shader = gl.createShader(type) as WebGLShader;
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS))
      throw new Error(`${gl.getShaderInfoLog(shader) ?? "no log"}\n${text}`);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(program) ?? "no log");
  gl.useProgram(program);
  return program;
}

function attribute(gl: WebGLRenderingContext, program: WebGLProgram, name: string, size: number, data: number[]): void {
  const at = gl.getAttribLocation(program, name);
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
  gl.bufferData(gl.ARRAY_BUFFER, new Float32Array(data), gl.STATIC_DRAW);
  gl.enableVertexAttribArray(at);
  gl.vertexAttribPointer(at, size, gl.FLOAT, false, 0, 0);
}

function setUniforms(
  gl: WebGLRenderingContext,
  program: WebGLProgram,
  order: readonly GlslModule[],
  values: TransformGlsl["uniforms"],
): void {
  for (const module of order) {
    factsOf(module).uniforms.forEach((type, name) => {
      const value = values[name];
      if (value === undefined) throw new Error(`${module.path}: nothing sets ${name}`);
      const list = typeof value === "number" ? [value] : Array.from(value);
      const at = gl.getUniformLocation(program, name);
      if (type === "mat4") gl.uniformMatrix4fv(at, false, list);
      else if (type === "vec3") gl.uniform3fv(at, list);
      else if (type === "vec2") gl.uniform2fv(at, list);
      else if (type === "float") gl.uniform1fv(at, list);
      else throw new Error(`${name}: the test knows no uniform of type ${type}`);
    });
  }
}

/**
 * What the GPU makes of the points.
 *
 * @param range  results are measured in (-range, range), with 24 bits; what lies beyond is cut off
 */
export function mapOnGpu(
  gl: WebGLRenderingContext,
  { module, uniforms }: TransformGlsl,
  points: readonly Triple[],
  range: number,
): Triple[] {
  const { order } = arrange(module, []);
  const program = programOf(gl, vertexOf(order, points.length));
  setUniforms(gl, program, order, uniforms);
  gl.uniform1f(gl.getUniformLocation(program, "u_testRange"), range);
  const axes = [0, 1, 2];
  const places = points.flatMap((p) => axes.flatMap(() => [...p]));
  const pixels = points.flatMap((_, i) => axes.flatMap((axis) => [axis, i]));
  attribute(gl, program, "a_point", 3, places);
  attribute(gl, program, "a_pixel", 2, pixels);
  gl.canvas.height = points.length;
  gl.viewport(0, 0, 3, points.length);
  gl.drawArrays(gl.POINTS, 0, 3 * points.length);
  const bytes = new Uint8Array(4 * 3 * points.length);
  gl.readPixels(0, 0, 3, points.length, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
  const value = (pixel: number): number => {
    const [r = 0, g = 0, b = 0] = bytes.subarray(4 * pixel, 4 * pixel + 3);
    return ((r + g / 256 + b / 65536) / 255 - 0.5) * 2 * range;
  };
  gl.deleteProgram(program);
  return points.map((_, i) => [value(3 * i), value(3 * i + 1), value(3 * i + 2)]);
}

/** A context for `mapOnGpu`; skips the test where there is none, or none precise enough. */
export function contextForPoints(test: Mocha.Context): WebGLRenderingContext {
  const canvas = document.createElement("canvas");
  canvas.width = 3;
  const gl = canvas.getContext("webgl", { antialias: false, alpha: true, premultipliedAlpha: false });
  if (!gl) return skipWithout(test, "no WebGL here");
  const highp = gl.getShaderPrecisionFormat(gl.FRAGMENT_SHADER, gl.HIGH_FLOAT);
  if (!highp || highp.precision < 23) skipWithout(test, "fragments have no high precision here");
  return gl;
}
