import { expect } from "chai";
import { createLoop, type Loop } from "../../src/figure/loop";

/** A page of frames that come when they are told to. */
function fakePage() {
  const waiting = new Map<number, (timeMs: number) => void>();
  let ids = 0;
  let isHidden = false;
  let onShow: (() => unknown) | undefined;
  return {
    waiting,
    get isListening() {
      return onShow !== undefined;
    },
    options: {
      requestFrame(callback: (timeMs: number) => void) {
        waiting.set(++ids, callback);
        return ids;
      },
      cancelFrame: (id: number) => void waiting.delete(id),
      page: {
        isHidden: () => isHidden,
        onShow(listener: () => unknown) {
          onShow = listener;
          return () => (onShow = undefined);
        },
      },
      now: () => 42,
    },
    frame(timeMs: number) {
      const now = Array.from(waiting.values());
      waiting.clear();
      for (const callback of now) callback(timeMs);
    },
    hide: () => (isHidden = true),
    show() {
      isHidden = false;
      onShow?.();
    },
  };
}

describe("loop", () => {
  it("draws once, however many asked, and rests then", () => {
    const page = fakePage();
    const drawn: number[] = [];
    const loop = createLoop((timeMs) => drawn.push(timeMs), page.options);
    loop.request();
    loop.request();
    expect(page.waiting.size).to.equal(1);
    expect(loop.isPending).to.be.true;
    page.frame(16);
    page.frame(32);
    expect(drawn).to.deep.equal([16]);
    expect(loop.isPending).to.be.false;
  });

  it("draws again when it is asked while drawing", () => {
    const page = fakePage();
    let drawn = 0;
    const loop: Loop = createLoop(() => {
      if (++drawn < 3) loop.request();
    }, page.options);
    loop.request();
    for (let i = 0; i < 5; ++i) page.frame(i);
    expect(drawn).to.equal(3);
  });

  it("draws nothing on a hidden page, and what was asked when it is shown again", () => {
    const page = fakePage();
    let drawn = 0;
    const loop = createLoop(() => ++drawn, page.options);
    loop.request();
    page.hide(); // after the frame was asked for
    page.frame(1);
    expect([drawn, loop.isPending]).to.deep.equal([0, true]);
    loop.request();
    expect(page.waiting.size).to.equal(0);
    page.show();
    page.frame(2);
    expect(drawn).to.equal(1);
    page.show();
    expect(page.waiting.size).to.equal(0); // nothing was asked
  });

  it("draws at once in place of the pending frame", () => {
    const page = fakePage();
    const drawn: number[] = [];
    const loop = createLoop((timeMs) => drawn.push(timeMs), page.options);
    loop.request();
    loop.drawNow();
    page.frame(16);
    expect(drawn).to.deep.equal([42]);
  });

  it("stops, and goes on when asked", () => {
    const page = fakePage();
    let drawn = 0;
    const loop = createLoop(() => ++drawn, page.options);
    loop.request();
    loop.stop();
    page.frame(1);
    expect(drawn).to.equal(0);
    loop.request();
    page.frame(2);
    expect(drawn).to.equal(1);
  });

  it("outlives a frame that throws", () => {
    const page = fakePage();
    let drawn = 0;
    const loop = createLoop(() => {
      if (++drawn === 1) throw new Error("broken");
    }, page.options);
    loop.request();
    expect(() => page.frame(1)).to.throw("broken");
    loop.request();
    page.frame(2);
    expect(drawn).to.equal(2);
  });

  it("is silent after its end, even if a frame could not be taken back", () => {
    const page = fakePage();
    let drawn = 0;
    const loop = createLoop(() => ++drawn, { ...page.options, cancelFrame: () => undefined });
    loop.request();
    loop.free();
    page.frame(1);
    loop.request();
    loop.drawNow();
    expect([drawn, page.waiting.size, page.isListening]).to.deep.equal([0, 0, false]);
  });
});
