import { expect } from "chai";
import { gestures, type Gestures } from "../../src/figure/gestures";

type Done = (string | number)[];

/** A hand that writes down what it is told, numbers to a thousandth. */
function recorder(): { done: Done[]; fingers: Gestures } {
  const done: Done[] = [];
  const note =
    (name: string) =>
    (...numbers: number[]): void => {
      done.push([name, ...numbers.map((n) => Math.round(n * 1000) / 1000)]);
    };
  const fingers = gestures({
    turn: (dx, dy) => note("turn")(dx, dy),
    pan: (dx, dy) => note("pan")(dx, dy),
    zoom: note("zoom"),
    doubleTap: note("doubleTap"),
    begin: note("begin"),
    end: () => note("end")(),
  });
  return { done, fingers };
}

describe("gestures", () => {
  it("one finger turns, from the place where it came down", () => {
    const { done, fingers } = recorder();
    fingers.down(1, 10, 10, "turn", 0);
    fingers.move(1, 12, 11); // a trembling hand: nothing yet
    expect(done).to.deep.equal([]);
    fingers.move(1, 20, 15);
    fingers.move(1, 21, 15);
    fingers.up(1, 500);
    expect(done).to.deep.equal([["begin"], ["turn", 10, 5], ["turn", 1, 0], ["end"]]);
    expect([fingers.count, fingers.isMoving]).to.deep.equal([0, false]);
  });

  it("tells where the hand is, and when it let go", () => {
    const told: unknown[] = [];
    const note = (...words: unknown[]): unknown => told.push(words);
    const hand = { turn: note, pan: note, zoom: note, doubleTap: note, begin: () => undefined, end: note };
    const fingers = gestures(hand);
    fingers.down(1, 10, 10, "turn", 0);
    fingers.move(1, 20, 15);
    fingers.up(1, 77);
    fingers.down(1, 0, 0, "pan", 100);
    fingers.move(1, 5, 6);
    fingers.cancel();
    expect(told).to.deep.equal([[10, 5, 20, 15], [77], [5, 6, 5, 6], [undefined]]);
  });

  it("a drag with another button pans", () => {
    const { done, fingers } = recorder();
    fingers.down(1, 0, 0, "pan", 0);
    fingers.move(1, 0, 7);
    expect(done).to.deep.equal([["begin"], ["pan", 0, 7]]);
  });

  it("two fingers pan by the way of their middle and zoom by their distance about it, together", () => {
    const { done, fingers } = recorder();
    fingers.down(1, 0, 100, "turn", 0);
    fingers.down(2, 100, 100, "turn", 10);
    fingers.move(2, 200, 100);
    fingers.move(1, 0, 120);
    expect(done.slice(0, 3)).to.deep.equal([["begin"], ["pan", 50, 0], ["zoom", 2, 100, 100]]);
    expect(done[3]).to.deep.equal(["pan", 0, 10]);
    expect(done[4]).to.deep.equal(["zoom", 1.005, 100, 110]); // sqrt(200^2 + 20^2) / 200
  });

  it("no step of a pinch is lost: the zooms multiply to the whole", () => {
    const { done, fingers } = recorder();
    fingers.down(1, 0, 0, "turn", 0);
    fingers.down(2, 30, 40, "turn", 0);
    for (let i = 1; i <= 10; ++i) {
      fingers.move(1, -3 * i, -4 * i);
      fingers.move(2, 30 + 3 * i, 40 + 4 * i);
    }
    const whole = done.filter(([name]) => name === "zoom").reduce((product, [, factor]) => product * Number(factor), 1);
    expect(whole).to.be.closeTo(150 / 50, 0.02); // 20 factors, each written to a thousandth
  });

  it("the finger that stays after a pinch pans, and does not jump", () => {
    const { done, fingers } = recorder();
    fingers.down(1, 0, 0, "turn", 0);
    fingers.down(2, 100, 0, "turn", 0);
    fingers.up(1, 50);
    fingers.move(2, 105, 2);
    fingers.up(2, 60);
    expect(done).to.deep.equal([["begin"], ["pan", 5, 2], ["end"]]);
  });

  it("a third finger is held still, and takes over when one of the first leaves", () => {
    const { done, fingers } = recorder();
    fingers.down(1, 0, 0, "turn", 0);
    fingers.down(2, 100, 0, "turn", 0);
    fingers.down(3, 0, 100, "turn", 0);
    fingers.move(3, 0, 200);
    expect(done).to.deep.equal([["begin"]]);
    fingers.up(1, 10);
    fingers.move(3, 100, 200);
    expect(done.slice(1)).to.deep.equal([
      ["pan", 50, 0],
      ["zoom", 0.894, 100, 100], // from sqrt(100^2 + 200^2) to 200
    ]);
  });

  it("fingers on one place zoom by nothing absurd", () => {
    const { done, fingers } = recorder();
    fingers.down(1, 0, 0, "turn", 0);
    fingers.down(2, 0, 0, "turn", 0);
    fingers.move(2, 0.5, 0);
    fingers.move(2, 25, 0);
    expect(done.filter(([name]) => name === "zoom").map(([, factor]) => factor)).to.deep.equal([1, 1.25]);
  });

  it("two quick taps at one place go back; slow ones, distant ones and drags do not", () => {
    const tap = (fingers: Gestures, x: number, downMs: number, upMs: number): void => {
      fingers.down(1, x, 0, "turn", downMs);
      fingers.up(1, upMs);
    };
    const cases: readonly (readonly [string, boolean, (fingers: Gestures) => void])[] = [
      ["quick", true, (f) => [tap(f, 0, 0, 50), tap(f, 5, 200, 250)]],
      ["slow second", false, (f) => [tap(f, 0, 0, 50), tap(f, 0, 500, 550)]],
      ["long press", false, (f) => [tap(f, 0, 0, 400), tap(f, 0, 500, 550)]],
      ["elsewhere", false, (f) => [tap(f, 0, 0, 50), tap(f, 60, 200, 250)]],
      [
        "a drag between",
        false,
        (f) => [tap(f, 0, 0, 50), f.down(1, 0, 0, "turn", 60), f.move(1, 9, 0), f.up(1, 80), tap(f, 0, 100, 150)],
      ],
      ["other button", false, (f) => [tap(f, 0, 0, 50), f.down(1, 0, 0, "pan", 100), f.up(1, 120)]],
    ];
    for (const [what, expected, act] of cases) {
      const { done, fingers } = recorder();
      act(fingers);
      expect(done.filter(([name]) => name === "doubleTap").length, what).to.equal(expected ? 1 : 0);
    }
    const { done, fingers } = recorder();
    [0, 100, 200, 300].forEach((ms) => tap(fingers, 0, ms, ms + 20));
    expect(done).to.deep.equal([["doubleTap"], ["doubleTap"]]); // the third begins anew
  });

  it("cancelling ends the movement and makes no tap", () => {
    const { done, fingers } = recorder();
    fingers.down(1, 0, 0, "turn", 0);
    fingers.move(1, 50, 0);
    fingers.cancel();
    fingers.cancel();
    fingers.move(1, 100, 0);
    fingers.up(1, 10);
    expect(done).to.deep.equal([["begin"], ["turn", 50, 0], ["end"]]);
  });

  it("strangers and repetitions are not heard", () => {
    const { done, fingers } = recorder();
    fingers.move(9, 50, 50);
    fingers.up(9, 0);
    fingers.down(1, 0, 0, "turn", 0);
    fingers.down(1, 80, 0, "pan", 0);
    expect([done.length, fingers.count]).to.deep.equal([0, 1]);
  });
});
