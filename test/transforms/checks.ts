// What every transform keeps, as functions: the table's transforms and one plugged in from outside go through the same.

import { expect } from "chai";
import type { Triple } from "../../src/math/box";
import type { Transform } from "../../src/transforms/transform";

/** Half the width of the cube in which points are taken, where the domain is wider. */
const REACH = 2;

/** Points of a transform's domain, its corners among them where it has any. */
export function pointsIn(t: Transform, count: number, next: () => number): Triple[] {
  const { min, max } = t.domain ?? { min: [-REACH, -REACH, -REACH], max: [REACH, REACH, REACH] };
  const low = min.map((v) => Math.max(v, -REACH));
  const high = max.map((v) => Math.min(v, REACH));
  const place = (share: (axis: number) => number): Triple =>
    [0, 1, 2].map((i) => low[i]! + (high[i]! - low[i]!) * share(i)) as unknown as Triple;
  // Not the very edge: there an angle may come back as its twin on the other side, and 0 has no logarithm.
  const edges = [0.001, 0.5, 0.999];
  const grid = edges.flatMap((x) => edges.flatMap((y) => edges.map((z) => place((i) => [x, y, z][i]!))));
  const rest = Array.from({ length: count - grid.length }, () => place(() => 0.001 + 0.998 * next()));
  return [...grid, ...rest];
}

/** Whether two places agree; `tolerance` is relative to their size, absolute below 1. */
export function expectClose(found: readonly number[], truth: readonly number[], tolerance: number, what: string): void {
  truth.forEach((value, i) => {
    const got = found[i] as number;
    if (got === value || (got !== got && value !== value)) return;
    expect(got, `${what}: axis ${i} of ${found.join(" ")}`).to.be.closeTo(
      value,
      tolerance * Math.max(1, Math.abs(value)),
    );
  });
}

/** There and back, by all of the ways there are. */
export function expectThereAndBack(t: Transform, points: readonly Triple[]): void {
  for (const p of points) {
    const there = t.map(p);
    // Some functions here lose a few of a double's 16 digits (mercator near its limit the most).
    expectClose(t.unmap(there), p, 1e-8, `${t.name}: back from ${p.join(" ")}`);
    expectClose(t.back.map(there), p, 1e-8, `${t.name}.back`);
    expectClose(t.back.unmap(p), there, 1e-12, `${t.name}.back.unmap`);
    const [x, y, z, w] = t.map4([p[0] * 2, p[1] * 2, p[2] * 2, 2]);
    expectClose([x / w, y / w, z / w], there, 1e-12, `${t.name}: with another w`);
  }
}

/** What holds for every transform whatever it does. */
export function expectContract(t: Transform): void {
  expect(t.back.back).to.equal(t);
  expect(t.back.linear).to.equal(t.linear);
  expect(t.undoes(t.back)).to.equal(true);
  expect(t.back.undoes(t)).to.equal(true);
  expect(t.matrix === undefined).to.equal(!t.linear);
  expect(t.glsl, "the same record until a change").to.equal(t.glsl);
  expect(t.glsl.module).to.equal(t.glsl.module);
  expect(t.changed).to.equal(t.back.changed);
}
