// The planner: what it promises holds over a table of shapes, limits and budgets; its reductions are the least there are,
// by trying all; and a few rows written by hand.

import { expect } from "chai";
import { type Triple } from "../../src/data/grid";
import { texelLayout, type TexelFormat } from "../../src/data/normalize";
import { planVolume, tilePlace, type Plan, type PlanLimits, type PlanRequest } from "../../src/data/plan";

const MB = 1048576;
const SHAPES: Triple[] = [
  ...[32, 64, 128, 256, 512, 1024, 2048, 4096].map((n): Triple => [n, n, n]),
  [512, 512, 30],
  [30, 2000, 10],
  [1, 1, 1],
  [4096, 4096, 1],
  [640, 2060, 48],
  [1, 1, 4096],
  [251, 509, 1021],
];
const SIDES: [max2d: number, max3d: number][] = [
  [2048, 2048],
  [2048, 256],
  [256, 256],
  [4096, 512],
  [16384, 2048],
];
const BUDGETS = [1 * MB, 64 * MB, 512 * MB];
const FORMATS = ["r8", "rg8", "r16f", "r32f", "auto"] as const;
const ALL_FILTER = { r8: true, r16f: true, r32f: true };

function limits(more: Partial<PlanLimits> = {}): PlanLimits {
  return { texture3d: true, max3d: 2048, max2d: 4096, pages: 6, filters: ALL_FILTER, ...more };
}

function request(more: Partial<PlanRequest>): PlanRequest {
  const basic = { dtype: "uint8", channels: 1, hasMissing: false, emulate: "auto", format: "r8" } as const;
  return { shape: [1, 1, 1], ...basic, interpolation: "linear", limits: limits(), budgetBytes: 512 * MB, ...more };
}

/** Every promise of a plan that needs no comparison with another one. */
function keepsPromises(plan: Plan, asked: PlanRequest): void {
  const { shape, reduce, tiles, path } = plan;
  const layout = texelLayout(plan.format, asked.hasMissing);
  expect(plan.components).to.equal(layout.components);
  for (const axis of [0, 1, 2]) {
    expect(reduce[axis]).to.be.within(1, asked.shape[axis] as number);
    expect(shape[axis]).to.equal(Math.ceil((asked.shape[axis] as number) / (reduce[axis] as number)));
  }
  expect(plan.bytes).to.be.at.most(asked.budgetBytes);
  if (path === "texture3d") {
    expect(asked.limits.texture3d && asked.emulate !== true).to.equal(true);
    expect(tiles).to.equal(undefined);
    expect(Math.max(...shape)).to.be.at.most(asked.limits.max3d);
    expect(plan.bytes).to.equal(shape[0] * shape[1] * shape[2] * layout.bytes);
  } else tilesServe(plan, asked, layout.bytes);
  const isLess = reduce.some((by) => by > 1) || (plan.format !== asked.format && asked.format !== "auto");
  if (isLess) expect(plan.fidelity.reason).to.be.a("string").and.not.equal("");
  expect(plan.fidelity.shown).to.contain(shape.join(" x "));
  expect(plan.fidelity.requested).to.contain(`full ${asked.shape.join(" x ")}`);
}

function tilesServe(plan: Plan, asked: PlanRequest, texelBytes: number): void {
  const { tiles, shape } = plan;
  if (!tiles) return expect.fail("an atlas without tiles");
  expect(Math.max(tiles.width, tiles.height)).to.be.at.most(asked.limits.max2d);
  expect([tiles.width, tiles.height]).to.deep.equal([tiles.across * shape[0], tiles.down * shape[1]]);
  expect(tiles.perPage).to.equal(tiles.across * tiles.down);
  expect(tiles.pages).to.be.within(1, asked.limits.pages);
  expect(plan.bytes).to.equal(tiles.pages * tiles.width * tiles.height * texelBytes);
  // No page, and no row of a page, larger than needed.
  expect((tiles.pages - 1) * tiles.perPage).to.be.lessThan(shape[2]);
  expect(tiles.pages * (tiles.perPage - Math.min(tiles.across, tiles.down))).to.be.lessThan(shape[2]);
  const taken: Record<string, true> = {};
  for (let z = 0; z < shape[2]; ++z) {
    const { page, x, y } = tilePlace(plan, z);
    // Compared, not expected: there are millions of slices in the table.
    const isInside = page < tiles.pages && x + shape[0] <= tiles.width && y + shape[1] <= tiles.height;
    const key = `${page}:${x}:${y}`;
    if (!isInside || taken[key] || x % shape[0] || y % shape[1])
      expect.fail(`slice ${z} has no place of its own: ${key}`);
    taken[key] = true;
  }
}

describe("data/plan: a table of shapes, limits and budgets", () => {
  for (const [max2d, max3d] of SIDES) {
    for (const budgetBytes of BUDGETS) {
      it(`keeps its promises at ${max2d} (3-D: ${max3d}), ${budgetBytes / MB} MB`, () => {
        for (const shape of SHAPES)
          for (const format of FORMATS)
            for (const emulate of [true, false, "auto"] as const)
              for (const texture3d of [true, false])
                for (const hasMissing of [true, false])
                  for (const filters of [ALL_FILTER, { r8: true, r16f: false, r32f: false }]) {
                    const held = limits({ max2d, max3d, texture3d, filters, pages: 6 });
                    const more = { shape, format, emulate, hasMissing, budgetBytes, dtype: "float32" } as const;
                    const asked = request({ ...more, limits: held });
                    keepsPromises(planVolume(asked), asked);
                  }
      });
    }
  }

  it("finds something even when nothing fits", () => {
    for (const emulate of [true, false, "auto"] as const) {
      const asked = request({ shape: [9, 8, 7], emulate, budgetBytes: 0 });
      expect(planVolume(asked).shape).to.deep.equal([1, 1, 1]);
    }
  });
});

/** Whether a shape could be kept at all, by trying every arrangement. */
function couldFit(shape: Triple, path: Plan["path"], { limits: held, budgetBytes }: PlanRequest): boolean {
  const [nx, ny, nz] = shape;
  if (path === "texture3d") return nx * ny * nz <= budgetBytes && Math.max(...shape) <= held.max3d;
  for (let pages = 1; pages <= held.pages; ++pages)
    for (let across = 1; across * nx <= held.max2d; ++across)
      for (let down = 1; down * ny <= held.max2d; ++down)
        if (pages * across * down >= nz && pages * across * down * nx * ny <= budgetBytes) return true;
  return false;
}

type Score = [number, number, number, number];

/** Edges of the reduced voxels, longest first, and the number of them, negative: less is better. */
function scoreOf(reduce: Triple, { shape, spacing = [1, 1, 1] }: PlanRequest): Score {
  const edges = reduce.map((by, axis) => by * (spacing[axis] as number)).sort((a, b) => b - a);
  const kept = reduce.reduce((all, by, axis) => all * Math.ceil((shape[axis] as number) / by), 1);
  return [...edges, -kept] as Score;
}

function isLess(a: Score, b: Score): boolean {
  const first = a.findIndex((n, i) => n !== b[i]);
  return first >= 0 && (a[first] as number) < (b[first] as number);
}

/** The best reduction's score, by trying all. */
function leastByTrying(asked: PlanRequest, paths: readonly Plan["path"][]): Score {
  const [nx, ny, nz] = asked.shape;
  let best: Score = [Infinity, 0, 0, 0];
  for (let x = 1; x <= nx; ++x)
    for (let y = 1; y <= ny; ++y)
      for (let z = 1; z <= nz; ++z) {
        const score = scoreOf([x, y, z], asked);
        const shape: Triple = [Math.ceil(nx / x), Math.ceil(ny / y), Math.ceil(nz / z)];
        if (isLess(score, best) && paths.some((path) => couldFit(shape, path, asked))) best = score;
      }
  return best;
}

describe("data/plan: the least reduction", () => {
  const small: Triple[] = [
    [12, 12, 12],
    [16, 5, 9],
    [3, 20, 7],
    [7, 11, 13],
    [2, 2, 24],
  ];
  for (const [emulate, paths] of [
    [true, ["atlas"]],
    [false, ["texture3d"]],
    ["auto", ["texture3d", "atlas"]],
  ] as const) {
    it(`is found by trying all (emulate ${emulate})`, () => {
      for (const shape of small)
        for (const spacing of [undefined, [1, 1, 3], [0.7, 0.7, 2.5]] as const)
          for (const side of [4, 8, 16])
            for (const budgetBytes of [5, 60, 300, 5000]) {
              const held = limits({ max2d: 2 * side, max3d: side, pages: 2 });
              const asked = request({ shape, emulate, budgetBytes, limits: held, ...(spacing && { spacing }) });
              const found = scoreOf(planVolume(asked).reduce, asked);
              expect(found, `${shape} side ${side}, ${budgetBytes} bytes`).to.deep.equal(leastByTrying(asked, paths));
            }
    });
  }
});

describe("data/plan: rows by hand", () => {
  type Row = [what: string, more: Partial<PlanRequest>, plan: Partial<Plan>, reason: RegExp | undefined];
  const no3d = limits({ texture3d: false });
  const filters = { r8: true, r16f: true, r32f: false };
  const big: Triple = [512, 512, 512];
  const rows: Row[] = [
    ["a small scan", { shape: [181, 217, 181] }, { path: "texture3d", bytes: 7109137 }, undefined],
    ["as tiles", { shape: big, emulate: true, limits: limits({ max2d: 16384 }) }, { bytes: 134217728 }, undefined],
    ["not in 64 MB", { shape: big, budgetBytes: 64 * MB }, { reduce: [1, 1, 2], bytes: 67108864 }, /128 MB .* 64 MB/],
    [
      "larger than a 3-D texture",
      { shape: big, limits: limits({ max3d: 256, max2d: 8192 }) },
      { path: "atlas" },
      undefined,
    ],
    [
      "never tiles",
      { shape: big, emulate: false, limits: limits({ max3d: 256 }) },
      { reduce: [2, 2, 2] },
      /256 texels/,
    ],
    ["no 3-D textures", { shape: [64, 64, 64], limits: no3d }, { path: "atlas" }, undefined],
    ["none, but wanted", { shape: [64, 64, 64], emulate: false, limits: no3d }, { path: "atlas" }, /no 3-D textures/],
    ["one long axis", { shape: [640, 2060, 48], emulate: false }, { reduce: [1, 2, 1] }, /2048/],
    ["thick slices", { shape: [512, 512, 30], spacing: [1, 1, 5], budgetBytes: 2 * MB }, { reduce: [2, 2, 1] }, /2 MB/],
    [
      "a float that filters not",
      { format: "r32f", limits: limits({ filters }) },
      { format: "r16f" },
      /not interpolated/,
    ],
    [
      "nearest needs no filter",
      { format: "r32f", interpolation: "nearest", limits: limits({ filters }) },
      { format: "r32f" },
      undefined,
    ],
    [
      "precision before size",
      { shape: big, format: "r32f", budgetBytes: 300 * MB },
      { format: "r16f" },
      /32-bit floats do not fit/,
    ],
    [
      "missing voxels",
      { shape: [8, 8, 8], hasMissing: true, format: "rg8" },
      { components: 4, bytes: 2048 },
      undefined,
    ],
    ["auto, bytes", { format: "auto" }, { format: "r8" }, undefined],
    ["auto, shorts", { format: "auto", dtype: "int16" }, { format: "r16f" }, undefined],
  ];
  for (const [what, more, plan, reason] of rows) {
    it(what, () => {
      const found = planVolume(request(more));
      for (const key of Object.keys(plan) as (keyof Plan)[]) expect(found[key], key).to.deep.equal(plan[key]);
      if (reason) expect(found.fidelity.reason).to.match(reason);
      else expect(found.fidelity.reason).to.equal(undefined);
    });
  }

  it("says in words what is shown", () => {
    const { fidelity } = planVolume(request({ shape: big, format: "r16f", budgetBytes: 64 * MB }));
    expect(fidelity.requested).to.equal("full 512 x 512 x 512 at 16-bit floats");
    expect(fidelity.shown).to.equal("512 x 512 x 256 (of 512 x 512 x 512) at 8 bits");
  });

  it("lays tiles row by row, pages as square as can be", () => {
    const plan = planVolume(request({ shape: [32, 32, 32], emulate: true, limits: limits({ max2d: 64, pages: 8 }) }));
    expect(plan.tiles).to.deep.equal({ across: 2, down: 2, perPage: 4, pages: 8, width: 64, height: 64 });
    expect(tilePlace(plan, 7)).to.deep.equal({ page: 1, x: 32, y: 32 });
    const one = planVolume(request({ shape: [32, 32, 32], emulate: true }));
    expect([one.tiles?.pages, one.tiles?.width, one.tiles?.height].sort()).to.deep.equal([1, 128, 256]);
  });

  const formats: TexelFormat[] = ["r8", "rg8", "r16f", "r32f"];
  it("gives every format asked for where all is well", () => {
    for (const format of formats) expect(planVolume(request({ shape: [9, 9, 9], format })).format).to.equal(format);
  });
});
