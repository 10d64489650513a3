// test/loaders/network.test.ts -- addresses: a server on this machine that answers well, badly, slowly or not at all.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { load, type LoadOptions } from "../../src/loaders/load";
import type { Progress } from "../../src/loaders/report";
import { mixedBytes } from "./chance";
import { codeOf } from "./failures";
import { goodFiles, niftiFile, nrrdFile, rampAt } from "./fixtures";

const good = goodFiles();
const large = niftiFile({ datatype: 2, dims: [3, 160, 160, 160], body: mixedBytes(4096000, 3) });
const voxels = good["raw"]?.file as Uint8Array;
const header = ["type: short", "dimension: 3", "sizes: 3 4 5", "endian: little", "encoding: raw"];
const none = new Uint8Array(0);

const answers: Record<string, (response: ServerResponse) => void> = {
  "/a.nii": (response) => response.end(good["nii"]?.file),
  "/large.nii.gz": (response) => {
    const bytes = gzipSync(large);
    response.writeHead(200, { "content-length": bytes.length, "content-type": "text/html" }).end(bytes);
  },
  "/no-length.nii": (response) => {
    response.write(large.subarray(0, 1000000));
    response.end(large.subarray(1000000));
  },
  // The transfer is compressed: the length is that of the compressed bytes.
  "/packed.nii": (response) => {
    const bytes = gzipSync(large);
    response.writeHead(200, { "content-encoding": "gzip", "content-length": bytes.length }).end(bytes);
  },
  "/cut.nii": (response) => {
    response.writeHead(200, { "content-length": large.length });
    response.write(large.subarray(0, 100000), () => response.destroy());
  },
  "/cut-no-length.nii": (response) => void response.write(large.subarray(0, 100000), () => response.destroy()),
  "/page.nii": (response) =>
    response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>hello"),
  "/never.nii": (response) => void response.write(large.subarray(0, 100000)),
  "/silent.nii": () => undefined,
  "/boast.nii": (response) => void response.writeHead(200, { "content-length": 5e9 }).flushHeaders(),
  "/sub/a.nhdr": (response) => response.end(nrrdFile([...header, "data file: ../data/b c.raw"], none)),
  "/data/b%20c.raw": (response) => response.end(voxels),
  "/sub/bad.nhdr": (response) => response.end(nrrdFile([...header, "data file: gone.raw"], none)),
  "/sub/far.nhdr": (response) => response.end(nrrdFile([...header, "data file: http://127.0.0.1:1/b.raw"], none)),
  "/sub/root.nhdr": (response) => response.end(nrrdFile([...header, "data file: /data/b c.raw"], none)),
  "/p/A%20b.hdr": (response) => response.end(good["hdr"]?.file),
  "/p/A%20b.img.gz": (response) => response.end(gzipSync(voxels)),
};

describe("loaders: addresses", () => {
  let server: Server;
  let base = "";
  const asked: string[] = [];

  before((done) => {
    server = createServer((request: IncomingMessage, response) => {
      asked.push(request.url ?? "");
      const answer = answers[(request.url ?? "").replace(/\?.*$/, "")];
      if (answer) answer(response);
      else response.writeHead(404, "Not Found").end("no such file");
    }).listen(0, "127.0.0.1", () => {
      base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      done();
    });
  });
  after((done) => {
    server.closeAllConnections();
    server.close(done);
  });
  const fail = (path: string, options?: LoadOptions): Promise<string> => codeOf(load(base + path, options));

  it("fetches, and names the Grid by its address", async () => {
    const volume = await load(`${base}/a.nii?version=2#top`);
    expect([volume.name, volume.at(2, 3, 4)]).to.deep.equal(["a.nii", rampAt(59)]);
  });
  it("reads data: addresses", async () => {
    const address = `data:application/octet-stream;base64,${Buffer.from(good["nii.gz"]?.file ?? none).toString("base64")}`;
    expect((await load(address)).at(2, 3, 4)).to.equal(rampAt(59));
  });
  for (const path of ["/large.nii.gz", "/no-length.nii", "/packed.nii"]) {
    it(`tells of every byte of ${path}, whatever the server says of type and length`, async () => {
      const told: Progress[] = [];
      const volume = await load(base + path, { onProgress: (news) => told.push(news) });
      expect(volume.at(159, 159, 159)).to.equal(large[large.length - 1]);
      const fetched = told.filter(({ phase }) => phase === "fetch");
      fetched.forEach(({ loaded }, i) => expect(loaded).to.be.at.least(fetched[i - 1]?.loaded ?? 0));
      const last = fetched[fetched.length - 1];
      expect(last?.loaded).to.equal(last?.total);
      if (path === "/large.nii.gz") fetched.forEach(({ total }) => expect(total).to.equal(last?.total));
    });
  }
  it("finds files beside the header", async () => {
    expect((await load(`${base}/sub/a.nhdr?x`)).at(2, 3, 4)).to.equal(rampAt(59));
    expect((await load(`${base}/p/A%20b.hdr`)).at(2, 3, 4)).to.equal(rampAt(59));
    expect(await fail("/sub/bad.nhdr")).to.equal("load/network");
  });
  it("goes to no other place, whatever the header says", async () => {
    for (const name of ["far", "root"]) {
      const before = asked.length;
      expect(await fail(`/sub/${name}.nhdr`)).to.equal("load/missing");
      expect(asked.length).to.equal(before + 1);
    }
  });
  it("gives network errors a code", async () => {
    expect(await fail("/gone.nii")).to.equal("load/network");
    expect(await fail("/cut.nii")).to.equal("load/network");
    expect(await fail("/cut-no-length.nii")).to.equal("load/network");
    expect(await codeOf(load("http://127.0.0.1:1/a.nii"))).to.equal("load/network");
    expect(await codeOf(load("not an address"))).to.equal("load/network");
    const page = await load(`${base}/page.nii`).catch((error: unknown) => error);
    expect(page).to.include({ code: "load/header" });
    expect(await fail("/boast.nii")).to.equal("load/too-large");
    expect(await fail("/no-length.nii", { maxBytes: 2000000 })).to.equal("load/too-large");
  });
  for (const path of ["/silent.nii", "/never.nii"]) {
    it(`gives up ${path} at once`, async () => {
      const controller = new AbortController();
      const loading = fail(path, { signal: controller.signal, onProgress: () => controller.abort() });
      if (path === "/silent.nii") setTimeout(() => controller.abort(), 0);
      expect(await loading).to.equal("load/aborted");
    });
  }
  it("works with a fetch that knows neither streams nor signals", async () => {
    const kept = globalThis.fetch;
    globalThis.fetch = async (address) => {
      const response = await kept(address);
      const { ok, status, statusText, headers } = response;
      return { ok, status, statusText, headers, arrayBuffer: () => response.arrayBuffer() } as Response;
    };
    try {
      expect((await load(`${base}/a.nii`)).at(2, 3, 4)).to.equal(rampAt(59));
      expect(await fail("/cut.nii")).to.equal("load/network");
      const controller = new AbortController();
      const loading = fail("/never.nii", { signal: controller.signal });
      setTimeout(() => controller.abort(), 0);
      expect(await loading).to.equal("load/aborted");
    } finally {
      globalThis.fetch = kept;
    }
  });
});
