// What the tests of transforms go through: the table, others of its kinds, and a newcomer plugged in as its author would:
// one definition, nothing else touched.

import { number } from "../../src/base/params";
import { rotation } from "../../src/math/matrices";
import { glsl } from "../../src/shader/module";
import { defineTransform } from "../../src/transforms/define";
import * as transforms from "../../src/transforms/index";
import type { Transform } from "../../src/transforms/transform";

/** Waves: y is lifted by the sine of x. */
export const wave = defineTransform({
  name: "wave",
  params: { height: number(0.5, "of the waves") },
  module: glsl("test/wave.glsl", waveText("map", "+"), []),
  backModule: glsl("test/wave.back.glsl", waveText("unmap", "-"), []),
  uniforms: ({ height }) => ({ u_waveHeight: height }),
  map: ([x, y, z], { height }) => [x, y + height * Math.sin(x), z],
  unmap: ([x, y, z], { height }) => [x, y - height * Math.sin(x), z],
});

function waveText(way: string, sign: string): string {
  const body = `vec3 q = p.xyz / p.w;\n  return vec4(q.x, q.y ${sign} u_waveHeight * sin(q.x), q.z, 1.0);`;
  return `uniform float u_waveHeight;\nvec4 wave_${way}(vec4 p) {\n  ${body}\n}\n`;
}

const turn = (): Transform => transforms.linear(rotation(0.5, [1, 2, 3]));
/** From the cube of the points to well inside the places from which polar comes home. */
const intoPolar = (): Transform => transforms.scale({ scale: [0.5, 0.2], translate: [0, 1.5] });

/** What each is made with, besides its defaults; a newcomer without a line here is tested as it comes. */
const others: { readonly [name: string]: () => Transform } = {
  chain: () => transforms.chain([turn(), transforms.polar(), intoPolar(), turn().back, wave(), turn()]),
  linear: () => transforms.linear([2, 0.5, 0, 0, -0.5, 3, 0, 0, 0.25, 0, -2, 0.125, 1, 2, 3, 4]),
  log: () => transforms.log({ base: [2, -3, 0.5] }),
  magnify: () => transforms.magnify({ mag: 1.5, radii: [0.5, 1], center: [0.25, -0.5] }),
  magnify1d: () => transforms.magnify1d({ mag: 4, radii: [1, 1.5], center: [0.1] }),
  panzoom: () => transforms.panzoom({ rect: [-3, 2, 10, 5], size: [640, 480], aspect: 2 }),
  scale: () => transforms.scale({ scale: [2, -0.5, 0.25], translate: [1, 2, 3] }),
};

/** All that is tested, by name. */
export const cases: readonly (readonly [string, () => Transform])[] = [
  ...Object.entries<() => Transform>(transforms),
  ...Object.entries(others).map(([name, make]) => [`${name}, other parameters`, make] as const),
  ["wave, plugged in", wave],
];
