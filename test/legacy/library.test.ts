// The legacy bundle in engines of 2016 and 2018: every method draws, a real scan loads, nothing of the page is touched.
import {
  claim,
  codeOf,
  distinctLevels,
  type Figure,
  type Grid,
  type Library,
  library,
  type Picture,
  soon,
} from "./face";

const VOXELS = 16;
const VALUE = 200;
const CANVAS = 64;
const BACKGROUND = [32, 64, 96];

/** What a page has before the script is loaded: to be found again afterwards, unless it was missing. */
const OF_THE_PAGE = "Promise Symbol fetch Map Set URL AbortController TextDecoder Headers Response".split(" ");
const before = OF_THE_PAGE.map(globalNamed);

describe("the legacy bundle", () => {
  it("sets one global and replaces none", () =>
    library().then(() => {
      OF_THE_PAGE.forEach((name, at) => {
        claim(
          before[at] === undefined || globalNamed(name) === before[at],
          `${name} must be the page's own`,
          globalNamed(name),
        );
      });
    }));

  it("loads a gzipped NIfTI by URL", () =>
    library()
      .then((vitrine) => vitrine.load("/data/avg152T1.nii.gz"))
      .then((head) => {
        // read from the file with nothing but zlib
        claim(head.shape.join() === "91,109,91", "shape must be 91,109,91", head.shape);
        claim(head.range().join() === "0,255", "range must be 0,255", head.range());
        const seen = [head.at(0, 0, 0), head.at(45, 54, 45), head.at(20, 54, 45)].join();
        claim(seen === "10,121,255", "three voxels must be 10,121,255", seen);
      }));

  it("shows a scan with one line", () => {
    const box = document.createElement("div");
    box.style.width = box.style.height = `${CANVAS}px`;
    document.body.appendChild(box);
    return library()
      .then((vitrine) => vitrine.show(box, "/data/avg152T1.nii.gz"))
      .then((shown) => shown.figure.render().then(() => shown))
      .then((shown) => {
        const levels = distinctLevels(shown.figure.readSync());
        shown.free();
        document.body.removeChild(box);
        claim(levels > 32, "a head in grays must have more than 32 levels", levels); // a blank picture has 1
      });
  });

  it("makes the texels of a large volume in a worker", () => {
    // More than two million voxels: fewer are done on the spot.
    const size = 136;
    const data = new Uint16Array(size * size * size);
    for (let at = 0; at < data.length; at += 1) data[at] = 100 * (at % size);
    return library().then((vitrine) => {
      const figure = figureOf(vitrine);
      figure.view.add(vitrine.volume({ grid: vitrine.grid({ data, shape: [size, size, size] }) }));
      return figure.render().then(() => {
        const { mode, note } = figure.gpu.pool;
        figure.free();
        claim(mode === "worker", "texels must be made in a worker", `${mode}: ${String(note)}`);
      });
    });
  });

  const wrong: { code: string; what: string; run: (vitrine: Library) => unknown }[] = [
    {
      code: "param/unknown",
      what: "a parameter that is none",
      run: (v) => v.volume({ grid: cube(v, 0, 1), metod: 1 }),
    },
    {
      code: "param/choice",
      what: "a method that is none",
      run: (v) => v.volume({ grid: cube(v, 0, 1), method: "mpi" }),
    },
    { code: "grid/shape", what: "too few values", run: (v) => v.grid({ data: new Uint8Array(7), shape: [2, 2, 2] }) },
    { code: "load/network", what: "an address of nothing", run: (v) => v.load("/data/there-is-no-such-file.nii") },
    { code: "load/format", what: "bytes that nobody knows", run: (v) => v.load("/dist/vitrine.legacy.min.js") },
    {
      code: "figure/target",
      what: "a selector that fits nothing",
      run: (v) => v.show(".nobody" as never, "/none.nii"),
    },
  ];
  wrong.forEach(({ code, what, run }) => {
    it(`refuses ${what}: ${code}`, () =>
      library()
        .then((vitrine) => codeOf(() => run(vitrine)))
        .then((got) => claim(got === code, `the code must be ${code}`, got)));
  });

  it("gives the same picture after its context was lost", function () {
    return library().then((vitrine) => {
      const figure = figureOf(vitrine);
      figure.view.add(vitrine.volume({ grid: cube(vitrine, 20, VALUE), clim: [0, VALUE] }));
      const before = figure.readSync();
      const gl = figure.canvas.getContext("webgl") ?? figure.canvas.getContext("experimental-webgl");
      const loss = (gl as WebGLRenderingContext).getExtension("WEBGL_lose_context");
      if (!loss) return this.skip();
      const isBack = new Promise<void>((resolve) => void figure.on("restored", resolve));
      const isLost = new Promise<void>((resolve) => void figure.on("lost", resolve));
      loss.loseContext();
      return isLost
        .then(soon)
        .then(() => {
          loss.restoreContext();
          return isBack;
        })
        .then(() => figure.render())
        .then(() => {
          const after = figure.readSync();
          const same = before.data.length === after.data.length && firstDifference(before, after) < 0;
          figure.free();
          claim(distinctLevels(before) > 1, "the first picture must show something", distinctLevels(before));
          claim(same, "the pictures must be equal, first difference at", firstDifference(before, after));
          claim(figure.info.alive === 0, "nothing may live after free()", figure.info.alive);
        });
    });
  });
});

function firstDifference(a: Picture, b: Picture): number {
  for (let at = 0; at < a.data.length; at += 1) if (a.data[at] !== b.data[at]) return at;
  return -1;
}

/** What must be seen: inside the cube, in the box beside it, and outside of the box. */
interface Fact {
  readonly method: string;
  readonly options?: Record<string, unknown>;
  /** value of the cube and of the rest of the box, data units */
  readonly values?: [number, number];
  readonly cube: (red: number) => boolean;
  readonly box: (red: number) => boolean;
}

const isBright = (red: number): boolean => red >= 254;
const isBlack = (red: number): boolean => red <= 1;
const isBackground = (red: number): boolean => Math.abs(red - BACKGROUND[0]!) <= 1;
const isAbout = (level: number) => (red: number) => Math.abs(red - level) <= 6;
const isSome = (red: number): boolean => red > 40 && !isBackground(red);

const FACTS: Fact[] = [
  { method: "mip", cube: isBright, box: isBlack },
  { method: "minip", values: [0, VALUE], cube: isBlack, box: isBright },
  { method: "attenuatedMip", cube: isSome, box: isBlack },
  // half of the ray is in the cube: half of the limits, within two of about twenty samples
  { method: "average", cube: (red) => Math.abs(red - 127.5) < 26, box: isBlack },
  // 16 voxels of opacity 0.1 over the background: 0.815 of 255 and the rest of 32; one sample more or less is 4 levels
  {
    method: "translucent",
    options: {
      transfer: [
        [0, 0],
        [VALUE, 0.1],
      ],
    },
    values: [VALUE, VALUE],
    cube: isAbout(214),
    box: isAbout(214),
  },
  // 8 voxels of opacity 0.1: 0.570 of 255 and the rest of 32; nothing is added where the opacity is 0
  {
    method: "additive",
    options: {
      transfer: [
        [0, 0],
        [VALUE, 0.1],
      ],
    },
    cube: isAbout(159),
    box: isBackground,
  },
  { method: "iso", options: { threshold: VALUE / 2 }, cube: isSome, box: isBackground },
  { method: "slice", options: { plane: [0, 0, -1, (VOXELS - 1) / 2] }, cube: isBright, box: isBlack },
];

describe("the legacy bundle draws a cube of 8 in a box of 16", () => {
  FACTS.forEach((fact) => {
    it(fact.method, () =>
      library().then((vitrine) => {
        const [inside, around] = fact.values ?? [VALUE, 0];
        const figure = figureOf(vitrine);
        const options = {
          grid: cube(vitrine, around, inside),
          method: fact.method,
          clim: [0, VALUE],
          interpolation: "nearest",
        };
        figure.view.add(vitrine.volume(merged(options, fact.options ?? {})));
        figure.draw();
        const picture = figure.readSync();
        figure.free();
        const [cubeRed, boxRed, outside] = [red(picture, 0.5), red(picture, 0.3), red(picture, 0.05)];
        claim(isBackground(outside), "outside of the box there must be background", outside);
        claim(fact.cube(cubeRed), `${fact.method}: the cube is wrong`, cubeRed);
        claim(fact.box(boxRed), `${fact.method}: the box beside the cube is wrong`, boxRed);
      }),
    );
  });
});

/** A cube of 8^3 voxels in the middle of 16^3. */
function cube(vitrine: Library, around: number, inside: number): Grid {
  const data = new Uint8Array(VOXELS * VOXELS * VOXELS);
  const isIn = (i: number): boolean => i >= VOXELS / 4 && i < (3 * VOXELS) / 4;
  for (let at = 0; at < data.length; at += 1) {
    const [x, y, z] = [at % VOXELS, Math.floor(at / VOXELS) % VOXELS, Math.floor(at / (VOXELS * VOXELS))] as const;
    data[at] = isIn(x) && isIn(y) && isIn(z) ? inside : around;
  }
  return vitrine.grid({ data, shape: [VOXELS, VOXELS, VOXELS] });
}

/** Seen along z without perspective; the box fills the middle half of the canvas, from a quarter to three quarters. */
function figureOf(vitrine: Library): Figure {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = CANVAS;
  canvas.style.width = canvas.style.height = `${CANVAS}px`;
  document.body.appendChild(canvas);
  const background = `rgb(${BACKGROUND.join()})`;
  const figure = vitrine.figure(canvas, { webgl: 1, background, pixelRatio: 1 });
  const s = 1 / VOXELS;
  const shift = (-s * (VOXELS - 1)) / 2;
  const clipFromWorld = [s, 0, 0, 0, 0, s, 0, 0, 0, 0, s, 0, shift, shift, shift, 1];
  figure.view.camera = vitrine.matrixCamera({ clipFromWorld });
  return figure;
}

/** Red of the pixel at a share of the width, half way down: 0.5 is the cube, 0.3 the box beside it. */
function red(picture: Picture, share: number): number {
  const column = Math.floor(share * picture.width);
  return picture.data[4 * (Math.floor(picture.height / 2) * picture.width + column)] ?? -1;
}

function globalNamed(name: string): unknown {
  return (window as unknown as Record<string, unknown>)[name];
}

function merged(a: Record<string, unknown>, b: Record<string, unknown>): Record<string, unknown> {
  const all: Record<string, unknown> = {};
  [a, b].forEach((some) => Object.keys(some).forEach((key) => (all[key] = some[key])));
  return all;
}
