// Every transform's GLSL says what its TypeScript says: one set of points goes through both.
// Works on 8-bit targets of any engine: each coordinate is written as 24 bits into one pixel.

import { expect } from "chai";
import type { Triple } from "../../src/math/box";
import type { GlslModule } from "../../src/shader/module";
import { factsOf } from "../../src/shader/module";
import * as transforms from "../../src/transforms/index";
import type { Transform } from "../../src/transforms/transform";
import { chance } from "./harness/chance";
import { skipWithout } from "./harness/page";

const SEED = 41;
const POINTS = 200;
/** Results lie in (-RANGE, RANGE). */
const RANGE = 16;

/** Arguments with which each transform of the table is made. */
const made: { readonly [K in keyof typeof transforms]: () => Transform } = {
  linear: () => transforms.linear([1.5, 0.25, -0.5, 0, -0.75, -2, 0.5, 0, 0.125, 1, 3, 0, 0.5, -1, 2, 1]),
};

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

function vertexOf(module: GlslModule): string {
  const last = Array.from(factsOf(module).defines.keys()).pop();
  return `
attribute vec3 a_point;
attribute vec2 a_pixel;   // x: which coordinate, y: which point
varying float v_share;
${textOf(module)}
void main() {
  vec4 q = ${last}(vec4(a_point, 1.0));
  vec3 p = q.xyz / q.w;
  float value = a_pixel.x < 0.5 ? p.x : a_pixel.x < 1.5 ? p.y : p.z;
  v_share = 0.5 + 0.5 * value / ${RANGE.toFixed(1)};
  gl_Position = vec4((a_pixel + 0.5) / vec2(1.5, ${(POINTS / 2).toFixed(1)}) - 1.0, 0.0, 1.0);
  gl_PointSize = 1.0;
}`;
}

function textOf(module: GlslModule): string {
  return module.includes.map(textOf).join("\n") + module.text.replace(/^#include.*$/gm, "");
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
    if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS)) throw new Error(gl.getShaderInfoLog(shader) ?? "no log");
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

/** What the GPU makes of the points. */
function mapOnGpu(gl: WebGLRenderingContext, { glsl }: Transform, points: readonly Triple[]): Triple[] {
  const program = programOf(gl, vertexOf(glsl.module));
  for (const [name, value] of Object.entries(glsl.uniforms)) {
    const at = gl.getUniformLocation(program, name);
    const list = typeof value === "number" ? [value] : Array.from(value);
    if (list.length === 16) gl.uniformMatrix4fv(at, false, list);
    else if (list.length === 3) gl.uniform3fv(at, list);
    else if (list.length === 1) gl.uniform1fv(at, list);
    else throw new Error(`${name}: the test knows no uniform of ${list.length} numbers`);
  }
  const axes = [0, 1, 2];
  attribute(
    gl,
    program,
    "a_point",
    3,
    points.flatMap((p) => axes.flatMap(() => [...p])),
  );
  attribute(
    gl,
    program,
    "a_pixel",
    2,
    points.flatMap((_, i) => axes.flatMap((axis) => [axis, i])),
  );
  gl.viewport(0, 0, 3, POINTS);
  gl.drawArrays(gl.POINTS, 0, 3 * points.length);
  const bytes = new Uint8Array(4 * 3 * POINTS);
  gl.readPixels(0, 0, 3, POINTS, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
  const value = (pixel: number): number => {
    const [r = 0, g = 0, b = 0] = bytes.subarray(4 * pixel, 4 * pixel + 3);
    return ((r + g / 256 + b / 65536) / 255 - 0.5) * 2 * RANGE;
  };
  return points.map((_, i) => [value(3 * i), value(3 * i + 1), value(3 * i + 2)]);
}

describe(`transforms and their GLSL twins (seed ${SEED})`, () => {
  for (const [name, make] of Object.entries(made)) {
    it(`${name}: the GPU maps, and maps back, what TypeScript does`, function () {
      const canvas = document.createElement("canvas");
      canvas.width = 3;
      canvas.height = POINTS;
      const gl = canvas.getContext("webgl", { antialias: false, alpha: true, premultipliedAlpha: false });
      if (!gl) return skipWithout(this, "no WebGL here");
      const highp = gl.getShaderPrecisionFormat(gl.FRAGMENT_SHADER, gl.HIGH_FLOAT);
      if (!highp || highp.precision < 23) skipWithout(this, "fragments have no high precision here");
      const next = chance(SEED);
      const points = Array.from({ length: POINTS }, (): Triple => [2 * next() - 1, 2 * next() - 1, 2 * next() - 1]);
      const t = make();
      for (const one of [t, t.back]) {
        const found = mapOnGpu(gl, one, points);
        points.forEach((p, i) => {
          const expected = one.map(p);
          // 24 bits over a range of 32 are 2e-6; drivers pass varyings and divide by 255 with a few bits less.
          for (const axis of [0, 1, 2] as const) expect(found[i]?.[axis]).to.be.closeTo(expected[axis], 2e-5);
        });
      }
      gl.getExtension("WEBGL_lose_context")?.loseContext();
    });
  }
});
