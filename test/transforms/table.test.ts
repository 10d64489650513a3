// Every transform of the table, and one that is plugged in as a newcomer would: one definition, nothing else touched.

import { expect } from "chai";
import { factsOf } from "../../src/shader/module";
import { fillOf, isWhole } from "../../src/transforms/fill";
import * as transforms from "../../src/transforms/index";
import { isTransform, type Transform } from "../../src/transforms/transform";
import { chance } from "../gpu/harness/chance";
import { cases } from "./cases";
import { expectContract, expectThereAndBack, pointsIn } from "./checks";

const SEED = 31;

describe(`every transform of the table (seed ${SEED})`, () => {
  for (const [name, make] of cases) {
    it(`${name}: there and back`, () => {
      const t = make();
      const next = chance(SEED);
      expectThereAndBack(t, pointsIn(t, 200, next));
      expectThereAndBack(t.back, pointsIn(t, 200, next).map(t.map));
    });

    it(`${name}: keeps the contract`, () => {
      const t = make();
      expect(isTransform(t)).to.equal(true);
      expectContract(t);
      expectContract(t.back);
    });

    it(`${name}: its GLSL declares the uniforms that are set, and ends in a function of a vec4`, () => {
      const t = make();
      for (const { module, uniforms } of [t.glsl, t.back.glsl, fillOf(t, "world_from_data")]) {
        const [names, types] = [new Set<string>(), factsOf(module).uniforms];
        const gather = (one: typeof module): void => {
          factsOf(one).uniforms.forEach((_, uniform) => names.add(uniform));
          one.includes.forEach(gather);
        };
        gather(module);
        expect(Array.from(names).sort()).to.deep.equal(Object.keys(uniforms).sort());
        types.forEach((type, uniform) => expect(lengthOf(uniforms[uniform])).to.equal(LENGTHS[type]));
        const last = Array.from(factsOf(module).defines.values()).pop();
        expect(last).to.include({ type: "vec4" });
      }
      expect(isWhole(t.glsl.module) || "transforms" in t).to.equal(true);
    });
  }
});

const LENGTHS: Readonly<Record<string, number>> = { float: 1, vec2: 2, vec3: 3, vec4: 4, mat4: 16 };

function lengthOf(value: number | readonly number[] | undefined): number {
  return typeof value === "number" ? 1 : (value?.length ?? 0);
}

describe("flags of the transforms", () => {
  // linear, orthogonal, nonScaling, isometric; where vispy has the transform, as recorded there.
  const table: Readonly<Record<keyof typeof transforms, string>> = {
    chain: "1111",
    identity: "1111",
    linear: "1000",
    log: "0100",
    magnify: "0000",
    magnify1d: "0100",
    mercator: "0100",
    panzoom: "1100",
    polar: "0000",
    scale: "1100",
    spherical: "0000",
  };
  for (const [name, make] of Object.entries<() => Transform>(transforms)) {
    it(`${name}: ${table[name as keyof typeof table]}`, () => {
      for (const t of [make(), make().back]) {
        const flags = [t.linear, t.orthogonal, t.nonScaling, t.isometric];
        expect(flags.map(Number).join("")).to.equal(table[name as keyof typeof table]);
      }
    });
  }
});
