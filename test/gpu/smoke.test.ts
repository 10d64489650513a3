// Proves the chain that the other browser tests stand on, without the library: the engine draws what it is told, files
// arrive, pictures are compared exactly, and artifacts come out.
import { expect } from "chai";
import { chance } from "./harness/chance";
import { fetchBytes, fetchJson, page, postArtifact, skipWithout } from "./harness/page";
import { difference, isWithin, type Pixels } from "./harness/pixels";
import { fetchPng, readPng, writePng } from "./harness/png";

const VERTEX = "attribute vec2 a_place; void main() { gl_Position = vec4(a_place, 0.0, 1.0); }";
const SIZE = 16;

describe("the test page", () => {
  it("is in an engine that has WebGL", () => {
    expect(page().gl.version, page().gl.renderer).to.be.greaterThan(0);
  });

  it("has the WebGL that the engine's name promises", function () {
    const promised: Record<string, number> = {
      "chromium-swiftshader": 2,
      "chromium-llvmpipe": 2,
      "chromium-webgl1": 1,
      firefox: 2,
      cog: 1,
    };
    expect(page().gl.version).to.equal(promised[page().engine]);
    if (page().engine === "chromium-llvmpipe") expect(page().gl.renderer).to.match(/llvmpipe/i);
  });

  for (const name of ["webgl", "webgl2"] as const)
    it(`draws in ${name}: a gradient, to the level`, async function () {
      if (name === "webgl2" && page().gl.version < 2) skipWithout(this, "no WebGL2 here");
      const drawn = drawGradient(name);
      await postArtifact(`smoke/${name}.png`, writePng(drawn));
      for (let x = 0; x < SIZE; x += 1)
        // 8-bit rounding may fall either way, so one level
        expect(drawn.data[4 * x]).to.be.closeTo((255 * (x + 0.5)) / SIZE, 1);
    });

  it("reads a real scan from its server", async () => {
    const bytes = await fetchBytes("/data/avg152T1.nii.gz");
    expect([bytes[0], bytes[1]]).to.deep.equal([0x1f, 0x8b]); // gzip, and not unpacked on the way
  });

  it("gets a refusal for a file that is not there", async () => {
    const answer = await fetch("/fixtures/no-such-file");
    expect(answer.status).to.equal(404);
  });

  it("reads the recorded references", async function () {
    if (!page().shared) skipWithout(this, "no recorded references on this machine");
    const cases = await fetchJson<{ id: string; image: string; image_fixed?: string }[]>(
      "/shared/references/cases.json",
    );
    const first = cases.find((entry) => entry.id === "vol_mip_linear_tex3d");
    const picture = await fetchPng(`/shared/references/${first?.image}`);
    expect([picture.width, picture.height]).to.deep.equal([256, 256]);
    const put = await fetchPng(`/shared/references/${first?.image_fixed}`);
    // The README of the references: the two sets are a mean of 0.2 to 16 levels apart.
    expect(difference(picture, put).mean).to.be.within(0.2, 16);
  });
});

describe("pictures", () => {
  it("come back from PNG as they were, alpha and all (seed 7)", () => {
    const picture = noise(13, 9, 7);
    const again = readPng(writePng(picture));
    expect([again.width, again.height]).to.deep.equal([13, 9]);
    expect(Array.from(again.data)).to.deep.equal(Array.from(picture.data));
  });

  it("equal themselves, and differ by what was changed (seed 8)", () => {
    const picture = noise(10, 10, 8);
    expect(difference(picture, picture)).to.include({ mean: 0, max: 0, psnr: 99 });
    const data = Uint8Array.from(picture.data);
    data[0] = (data[0] ?? 0) ^ 0x80; // one channel of one pixel by 128 levels
    const found = difference(picture, { ...picture, data });
    expect(found.max).to.equal(128);
    expect(found.mean).to.be.closeTo(128 / 300, 1e-12);
    expect(found.psnr).to.be.closeTo(10 * Math.log10((255 * 255 * 300) / 128 ** 2), 1e-9);
    expect([found.shareAbove(127), found.shareAbove(128)]).to.deep.equal([0.01, 0]);
    expect(isWithin(found, { mae_max: 0.5, psnr_min: 30, frac_gt16_max: 0.01 })).to.equal(true);
    expect(isWithin(found, { mae_max: 0.4, psnr_min: 30, frac_gt16_max: 0.01 })).to.equal(false);
  });
});

/** Red grows from left to right, drawn with the plainest WebGL there is. */
function drawGradient(name: "webgl" | "webgl2"): Pixels {
  const canvas = Object.assign(document.createElement("canvas"), { width: SIZE, height: SIZE });
  const gl = canvas.getContext(name) as WebGLRenderingContext | null;
  if (!gl) throw new Error(`${name} must give a context`);
  const program = gl.createProgram();
  const fragment = `precision highp float; void main() { gl_FragColor = vec4(gl_FragCoord.x / ${SIZE}.0, 0.0, 0.0, 1.0); }`;
  for (const [kind, text] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(kind);
    if (!shader) throw new Error("the context was lost");
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  gl.useProgram(program);
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
  gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([-1, -1, 3, -1, -1, 3]), gl.STATIC_DRAW);
  const place = gl.getAttribLocation(program, "a_place");
  gl.enableVertexAttribArray(place);
  gl.vertexAttribPointer(place, 2, gl.FLOAT, false, 0, 0);
  gl.drawArrays(gl.TRIANGLES, 0, 3);
  const data = new Uint8Array(SIZE * SIZE * 4);
  gl.readPixels(0, 0, SIZE, SIZE, gl.RGBA, gl.UNSIGNED_BYTE, data);
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return { width: SIZE, height: SIZE, data };
}

function noise(width: number, height: number, seed: number): Pixels {
  const next = chance(seed);
  return { width, height, data: Uint8Array.from({ length: width * height * 4 }, () => Math.floor(256 * next())) };
}
