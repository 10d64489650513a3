// test/loaders/load.test.ts -- every kind of source, the choice of a format, giving up, progress.

import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { grid } from "../../src/data/grid";
import { loaders } from "../../src/loaders/formats";
import { load, type LoadOptions, type LoadSource } from "../../src/loaders/load";
import { blobOf, fileOf } from "./files";
import type { Progress } from "../../src/loaders/report";
import { mixedBytes } from "./chance";
import { codeOf } from "./failures";
import { goodFiles, niftiFile, rampAt } from "./fixtures";

const good = goodFiles();
const nii = good["nii"]?.file as Uint8Array;

function filesOf(kind: string): Blob[] {
  const { file, beside = {} } = good[kind] as (typeof good)[string];
  return [blobOf(file), ...Object.entries(beside).map(([name, bytes]) => fileOf(bytes, name))];
}

/** 4 MB of voxels that compress to some 2 MB. */
function largeFile(): Uint8Array {
  return niftiFile({ datatype: 2, dims: [3, 160, 160, 160], body: mixedBytes(4096000, 3) });
}

describe("loaders: load", () => {
  for (const kind of Object.keys(good)) {
    it(`knows ${kind} by its bytes`, async () => {
      const files = filesOf(kind);
      const named = kind === "hdr" ? [new File([files[0] as Blob], "a.hdr"), ...files.slice(1)] : files;
      const volume = await load(named, good[kind]?.options);
      expect(volume.shape).to.deep.equal([3, 4, 5]);
      expect(Array.from(volume.data)).to.deep.equal(Array.from({ length: 60 }, (_, i) => rampAt(i)));
    });
  }
  it("takes ArrayBuffer, typed arrays, Blob, File, lists", async () => {
    const exact = Uint8Array.from(nii);
    const sources: LoadSource[] = [
      exact.buffer,
      exact,
      new Uint8ClampedArray(exact),
      blobOf(exact),
      fileOf(exact, "x"),
      [blobOf(exact)],
    ];
    for (const source of sources) expect((await load(source)).at(2, 3, 4)).to.equal(rampAt(59));
  });
  it("gives a Grid back as it is", async () => {
    const given = grid({ data: new Uint8Array(8), shape: [2, 2, 2] });
    expect(await load(given)).to.equal(given);
  });
  it("makes a Grid of a typed array with a shape, without a copy", async () => {
    const data = new Float32Array(24);
    const made = await load(data, { shape: [2, 3, 4], spacing: [1, 2, 3], name: "a" });
    expect([made.data, made.shape, made.spacing, made.name]).to.deep.equal([data, [2, 3, 4], [1, 2, 3], "a"]);
    expect(made.data).to.equal(data);
    expect(await codeOf(load(data))).to.equal("param/type");
    expect(await codeOf(load(data, { shape: [2, 3, 5] }))).to.equal("grid/shape");
  });
  it("refuses what is no source, and options it does not have", async () => {
    for (const source of [undefined, null, 5, {}, [], [1, 2], () => 1]) {
      expect(await codeOf(load(source as never)), String(source)).to.equal("param/type");
    }
    expect(await codeOf(load(nii, { spaceing: [1, 1, 1] } as LoadOptions))).to.equal("param/unknown");
    expect(await codeOf(load(nii, { maxBytes: NaN }))).to.equal("param/range");
  });
  it("says what it knows when it knows nothing", async () => {
    for (const bytes of [new Uint8Array(0), new Uint8Array(5), gzipSync(new Uint8Array(9)), mixedBytes(5000, 1)]) {
      expect(await codeOf(load(bytes))).to.equal("load/format");
    }
    const page = await load(new Blob(["<!doctype html><p>not found"])).catch((error: unknown) => error);
    expect(page).to.include({ code: "load/format" }).and.have.property("hint").that.contains("web page");
  });
  it("asks the name when the bytes say nothing", async () => {
    for (const loader of loaders) {
      for (const extension of loader.extensions) {
        const code = await codeOf(load(fileOf(new Uint8Array(9), `a.${extension.toUpperCase()}`)));
        expect(code, extension).to.match(/^(load\/(header|truncated|missing|unsupported)|param\/type)$/);
      }
    }
  });
  it("holds to maxBytes", async () => {
    expect(await codeOf(load(largeFile(), { maxBytes: 1e6 }))).to.equal("load/too-large");
    expect(await codeOf(load(gzipSync(largeFile()), { maxBytes: 1e6 }))).to.equal("load/too-large");
    // The file fits, the float32 made of it does not.
    const scaled = niftiFile({ datatype: 2, slope: 2, dims: [3, 100, 100, 100], body: new Uint8Array(1e6) });
    expect(await codeOf(load(scaled, { maxBytes: 2e6 }))).to.equal("load/too-large");
  });
});

describe("loaders: giving up", () => {
  const way: Record<string, LoadSource> = {
    plain: largeFile(),
    gzip: gzipSync(largeFile()),
    blob: blobOf(gzipSync(largeFile())),
  };

  for (const [name, source] of Object.entries(way)) {
    it(`${name}: before the start`, async () => {
      expect(await codeOf(load(source, { signal: AbortSignal.abort() }))).to.equal("load/aborted");
    });
  }
  for (const native of [true, false]) {
    it(`at any news of the decoding, ${native ? "with" : "without"} DecompressionStream`, async () => {
      const kept = globalThis.DecompressionStream;
      if (!native) Reflect.deleteProperty(globalThis, "DecompressionStream");
      try {
        for (const news of [1, 2, 5, 12]) {
          const controller = new AbortController();
          let heard = 0;
          const onProgress = (): void => {
            if (++heard === news) controller.abort();
          };
          expect(await codeOf(load(way["gzip"] as LoadSource, { signal: controller.signal, onProgress }))).to.equal(
            "load/aborted",
          );
          // Promptly: nothing more is told, and so nothing more was made.
          expect(heard).to.equal(news);
        }
      } finally {
        globalThis.DecompressionStream = kept;
      }
    });
  }
  it("while bytes are turned round", async () => {
    const file = niftiFile({
      littleEndian: false,
      datatype: 64,
      dims: [3, 128, 128, 64],
      body: new Uint8Array(8388608),
    });
    const controller = new AbortController();
    const loading = codeOf(load(file, { signal: controller.signal }));
    setTimeout(() => controller.abort(), 0);
    expect(await loading).to.equal("load/aborted");
  });
  it("leaves no listener on the signal", async () => {
    const { signal } = new AbortController();
    let listening = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...given: Parameters<typeof add>) => (++listening, add(...given));
    signal.removeEventListener = (...given: Parameters<typeof remove>) => (--listening, remove(...given));
    await load(way["blob"] as LoadSource, { signal });
    expect(listening).to.equal(0);
  });
});

describe("loaders: progress", () => {
  it("never goes back, and ends at the total", async () => {
    const large = mixedBytes(40000000, 4);
    const blob = blobOf(niftiFile({ datatype: 2, dims: [3, 400, 400, 250], body: large }));
    for (const source of [gzipSync(largeFile()), blob, blobOf(gzipSync(largeFile()))]) {
      const told: Progress[] = [];
      await load(source, { onProgress: (news) => told.push(news) });
      expect(told.length).to.be.at.least(2);
      for (const phase of ["fetch", "decode"]) {
        const heard = told.filter((news) => news.phase === phase);
        heard.forEach(({ loaded, total }, i) => {
          expect(loaded).to.be.at.least(heard[i - 1]?.loaded ?? 0);
          expect(loaded).to.be.at.most(total ?? Infinity);
        });
        const last = heard[heard.length - 1];
        if (last) expect(last.loaded).to.equal(last.total);
      }
    }
  });
});
