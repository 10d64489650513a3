// Linked cameras: the same pose in both directions, without loops.

import { expect } from "chai";
import { EngineError } from "../../src/base/errors";
import { EMPTY_BOX } from "../../src/math/box";
import { arcball } from "../../src/scene/arcball";
import type { Camera } from "../../src/scene/camera";
import { link, linkAxis } from "../../src/scene/link";
import { matrixCamera } from "../../src/scene/matrix-camera";
import { panzoom } from "../../src/scene/panzoom";
import { turntable } from "../../src/scene/turntable";

const viewport = { width: 300, height: 200 };

function sight(camera: Camera): string[] {
  return Array.from(camera.matrices(viewport, EMPTY_BOX).eyeFromWorld, (v) =>
    (v + 0).toFixed(9).replace("-0.000000000", "0.000000000"),
  );
}

/** Counts what is told, and gives up long before the stack does. */
function counted(camera: Camera): { told: number } {
  const count = { told: 0 };
  camera.changed.on(() => {
    if (++count.told > 100) throw new Error("a loop");
  });
  return count;
}

describe("link", () => {
  it("makes all look as the first does, then as whichever moves, one telling each", () => {
    const [a, b, c] = [turntable({ azimuthDeg: 10, center: [1, 2, 3], scale: 4 }), turntable(), arcball()];
    const counts = [a, b, c].map(counted);
    link(a, b, c);
    expect(b.state).to.deep.equal(a.state);
    expect(sight(c)).to.deep.equal(sight(a));
    expect(counts.map(({ told }) => told)).to.deep.equal([0, 1, 1]);
    b.turn(30, 20, viewport);
    expect(a.state).to.deep.equal(b.state);
    expect(sight(c)).to.deep.equal(sight(b));
    expect(counts.map(({ told }) => told)).to.deep.equal([1, 2, 2]);
    c.pan(5, 6, viewport);
    expect(sight(a)).to.deep.equal(sight(c));
    expect(counts.map(({ told }) => told)).to.deep.equal([2, 3, 3]);
  });

  it("drops what the other cannot: a turntable follows without the lean, and does not take it from the arcball", () => {
    const [ball, table] = [arcball(), turntable()];
    link(ball, table);
    ball.turn(0, 80, viewport, 290, 150); // beside the ball
    const leaning = ball.state;
    const { pose } = table;
    expect(pose.center).to.deep.equal(ball.center);
    expect(pose.scale).to.equal(ball.scale);
    expect(ball.state).to.deep.equal(leaning);
    expect(sight(table)).to.not.deep.equal(sight(ball));
  });

  it("goes around a ring of links once", () => {
    const cameras = [turntable(), arcball(), turntable(), panzoom()];
    const counts = cameras.map(counted);
    cameras.forEach((camera, i) => link(camera, cameras[(i + 1) % 4] as Camera));
    const before = counts.map(({ told }) => told);
    cameras[0]?.turn(10, 10, viewport);
    cameras[0]?.pan(10, 10, viewport);
    counts.forEach(({ told }, i) => expect(told - (before[i] as number)).to.be.at.most(4));
    for (const i of [1, 2]) expect(sight(cameras[i] as Camera)).to.deep.equal(sight(cameras[0] as Camera));
  });

  it("carries smooth moves along, and flat cameras by their middle and size", () => {
    const [table, flat] = [turntable({ scale: 2, center: [0, 0, 5] }), panzoom({ rect: [0, 0, 8, 4] })];
    link(table, flat);
    expect(flat.rect).to.deep.equal([-2, -1, 4, 2]);
    void table.moveTo({ center: [10, 0, 5] }, { seconds: 1 });
    table.advance(0, false);
    table.advance(2, false);
    expect(flat.rect).to.deep.equal([8, -1, 4, 2]);
    flat.pan(0, 100, viewport); // half the height down
    expect(table.center).to.deep.equal([10, 1, 5]);
    expect(table.azimuthDeg, "a flat camera has no side to look from").to.equal(30);
  });

  it("ends", () => {
    const [a, b] = [turntable(), turntable()];
    const off = link(a, b);
    off();
    a.turn(10, 10, viewport);
    expect(b.state).to.deep.equal(turntable().state);
    expect(a.changed.size + b.changed.size).to.equal(0);
  });

  it("shares one axis of flat cameras, and leaves the other alone", () => {
    const [a, b, c] = [panzoom({ rect: [0, 0, 10, 1] }), panzoom({ rect: [5, 5, 5, 5] }), panzoom()];
    const offs = [linkAxis("x", a, b), linkAxis("y", b, c)];
    expect([b.rect, c.rect]).to.deep.equal([
      [0, 5, 10, 5],
      [0, 5, 1, 5],
    ]);
    b.zoom(2, 0, 0, viewport);
    expect(a.rect).to.deep.equal([0, 0, 5, 1]);
    expect(b.rect).to.deep.equal([0, 7.5, 5, 2.5]);
    expect(c.rect).to.deep.equal([0, 7.5, 1, 2.5]);
    offs.forEach((off) => off());
    b.reset();
    expect(a.rect).to.deep.equal([0, 0, 5, 1]);
    expect(() => linkAxis("z" as "x", a))
      .to.throw(EngineError)
      .with.property("code", "param/choice");
    expect(() => linkAxis("x", turntable() as never))
      .to.throw(EngineError)
      .with.property("code", "param/type");
  });

  it("refuses what has no pose", () => {
    const still = matrixCamera({ clipFromWorld: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1] });
    expect(() => link(turntable(), still))
      .to.throw(EngineError)
      .with.property("code", "param/type");
  });
});
