// test/base/lifetimes.test -- signals and owners: who is told, who ends, in which order, how often.

import { expect } from "chai";
import { owner } from "../../src/base/owner";
import { signal } from "../../src/base/signal";

describe("signal", () => {
  it("tells listeners in the order they came, until they leave", () => {
    const told: string[] = [];
    const news = signal<number>();
    const off = news.on((n) => told.push(`a${n}`));
    news.on((n) => told.push(`b${n}`));
    news.emit(1);
    off();
    off();
    news.emit(2);
    expect(told).to.deep.equal(["a1", "b1", "b2"]);
    expect(news.size).to.equal(1);
  });

  it("lets the same function listen twice and leave once", () => {
    let count = 0;
    const news = signal();
    const listener = (): void => void ++count;
    const off = news.on(listener);
    news.on(listener);
    off();
    news.emit();
    expect(count).to.equal(1);
  });

  it("lets listeners come and go while it tells", () => {
    const told: string[] = [];
    const news = signal();
    const off = news.on(() => {
      told.push("first");
      off();
      news.on(() => told.push("late"));
    });
    news.on(() => told.push("second"));
    news.emit();
    expect(told).to.deep.equal(["first", "second"]);
    news.emit();
    expect(told).to.deep.equal(["first", "second", "second", "late"]);
  });
});

describe("owner", () => {
  it("ends things in reverse, each once", () => {
    const ended: number[] = [];
    const all = owner();
    all.keep({ free: () => ended.push(1) });
    all.keep(() => void ended.push(2));
    all.free();
    all.free();
    expect(ended).to.deep.equal([2, 1]);
    expect(all.freed).to.equal(true);
  });

  it("ends at once what comes too late", () => {
    const all = owner();
    all.free();
    let ended = false;
    all.keep(() => void (ended = true));
    expect(ended).to.equal(true);
  });
});
