// Hover and click on real elements, with a picker that the tests answer for: who is told what, and how often is looked.

import { expect } from "chai";
import type { Freeable } from "../../src/base/owner";
import { listenToPointed, type FigurePointed, type PointedEvent } from "../../src/figure/pointer-events";
import type { FigurePick } from "../../src/figure/picking";

interface Stage {
  readonly surface: HTMLElement;
  readonly asked: (readonly [number, number])[];
  readonly told: { event: PointedEvent; pointed: FigurePointed }[];
  readonly reported: unknown[];
  readonly listening: Freeable;
  readonly wanted: Set<PointedEvent>;
  /** Answers the oldest question; undefined is an empty place. */
  answer(found: FigurePick | undefined | Error): Promise<void>;
  /** Lets the page draw its next picture. */
  frame(): Promise<void>;
}

const HIT = { value: 7 } as unknown as FigurePick;
const visual = { name: "a" } as never;
let cleanups: (() => void)[] = [];
const settle = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

function stage(): Stage {
  const surface = document.createElement("div");
  surface.style.cssText = "position: fixed; left: 10px; top: 20px; width: 200px; height: 200px";
  document.body.appendChild(surface);
  const asked: (readonly [number, number])[] = [];
  const questions: { give(found: FigurePick | undefined): void; fail(error: Error): void }[] = [];
  let frames: (() => void)[] = [];
  const told: Stage["told"] = [];
  const reported: unknown[] = [];
  const wanted = new Set<PointedEvent>(["click", "hover"]);
  const listening = listenToPointed(surface, {
    pick: (x, y) => {
      asked.push([x, y]);
      return new Promise((give, fail) => questions.push({ give, fail }));
    },
    viewAt: () => undefined,
    isWanted: (event) => wanted.has(event),
    emit: (event, pointed) => told.push({ event, pointed }),
    report: (error) => reported.push(error),
    requestFrame: (callback) => frames.push(callback),
  });
  cleanups.push(() => {
    listening.free();
    surface.remove();
  });
  const answer = (found: FigurePick | undefined | Error): Promise<void> => {
    const question = questions.shift();
    if (found instanceof Error) question?.fail(found);
    else question?.give(found && { ...found, visual });
    return settle();
  };
  const frame = (): Promise<void> => {
    const due = frames;
    frames = [];
    for (const callback of due) callback();
    return settle();
  };
  return { surface, asked, told, reported, listening, wanted, answer, frame };
}

function point(at: Stage, type: string, x: number, y: number, more: object = {}): void {
  const event = new Event(type, { bubbles: true });
  const rest = { pointerId: 1, pointerType: "mouse", button: 0, buttons: 0, clientX: x + 10, clientY: y + 20, ...more };
  for (const [key, value] of Object.entries(rest)) Object.defineProperty(event, key, { value });
  at.surface.dispatchEvent(event);
}

function click(at: Stage, x: number, y: number, toX = x, more: object = {}): void {
  point(at, "pointerdown", x, y, { buttons: 1, ...more });
  if (toX !== x) point(at, "pointermove", toX, y, { buttons: 1, ...more });
  point(at, "pointerup", toX, y, more);
}

describe("hover and click", () => {
  before(function () {
    if (!("PointerEvent" in window)) this.skip();
  });
  afterEach(() => {
    for (const clean of cleanups) clean();
    cleanups = [];
  });

  it("tell of a click with what lies there, and of one beside everything", async () => {
    const at = stage();
    click(at, 30, 40);
    await at.answer(HIT);
    click(at, 50, 60);
    await at.answer(undefined);
    expect(at.asked).to.deep.equal([
      [30, 40],
      [50, 60],
    ]);
    expect(at.told[0]).to.deep.equal({ event: "click", pointed: { value: 7, visual, x: 30, y: 40, view: undefined } });
    expect(at.told[1]).to.deep.equal({ event: "click", pointed: { x: 50, y: 60, view: undefined } });
  });

  it("know a click from a drag, another button and two fingers; a hand may tremble", async () => {
    const at = stage();
    click(at, 30, 40, 40);
    click(at, 30, 40, 30, { button: 2 });
    point(at, "pointerdown", 30, 40, { pointerType: "touch" });
    point(at, "pointerdown", 60, 40, { pointerType: "touch", pointerId: 2 });
    point(at, "pointerup", 60, 40, { pointerType: "touch", pointerId: 2 });
    point(at, "pointerup", 30, 40, { pointerType: "touch" });
    // Away and back is a drag too.
    point(at, "pointerdown", 30, 40, { buttons: 1 });
    point(at, "pointermove", 90, 40, { buttons: 1 });
    point(at, "pointermove", 30, 40, { buttons: 1 });
    point(at, "pointerup", 30, 40);
    expect(at.asked).to.deep.equal([]);
    click(at, 30, 40, 32);
    expect(at.asked).to.deep.equal([[32, 40]]);
  });

  it("look once a frame and once at a time, at the last place", async () => {
    const at = stage();
    for (let x = 1; x <= 50; ++x) point(at, "pointermove", x, 5);
    expect(at.asked).to.deep.equal([]);
    await at.frame();
    expect(at.asked).to.deep.equal([[50, 5]]);
    for (let x = 51; x <= 80; ++x) point(at, "pointermove", x, 5);
    await at.frame();
    expect(at.asked.length, "while one is looked for").to.equal(1);
    await at.answer(HIT);
    await at.frame();
    expect(at.asked).to.deep.equal([
      [50, 5],
      [80, 5],
    ]);
    await at.answer(HIT);
    expect(at.told.map(({ event, pointed }) => [event, pointed.x])).to.deep.equal([
      ["hover", 50],
      ["hover", 80],
    ]);
    await at.frame();
    expect(at.asked.length, "when nothing moves").to.equal(2);
  });

  it("tell once when nothing more is under the pointer, by moving off or by leaving", async () => {
    const at = stage();
    const hover = async (x: number, found: FigurePick | undefined): Promise<void> => {
      point(at, "pointermove", x, 5);
      await at.frame();
      await at.answer(found);
    };
    await hover(1, undefined);
    expect(at.told).to.deep.equal([]);
    await hover(2, HIT);
    await hover(3, undefined);
    await hover(4, undefined);
    expect(at.told.map(({ pointed }) => pointed.visual !== undefined)).to.deep.equal([true, false]);
    await hover(5, HIT);
    point(at, "pointerleave", 201, 5);
    point(at, "pointerleave", 201, 5);
    expect(at.told.map(({ pointed }) => pointed.visual !== undefined)).to.deep.equal([true, false, true, false]);
    // What is found after the pointer left is no news.
    point(at, "pointermove", 6, 5);
    await at.frame();
    point(at, "pointerleave", 201, 5);
    await at.answer(HIT);
    expect(at.told.length).to.equal(4);
  });

  it("look for nothing while nobody listens, while something is dragged, and under fingers", async () => {
    const at = stage();
    at.wanted.clear();
    point(at, "pointermove", 5, 5);
    click(at, 30, 40);
    await at.frame();
    at.wanted.add("hover");
    point(at, "pointermove", 6, 5, { buttons: 1 });
    point(at, "pointermove", 7, 5, { pointerType: "touch" });
    await at.frame();
    expect(at.asked).to.deep.equal([]);
    point(at, "pointermove", 8, 5);
    at.wanted.clear();
    await at.frame();
    expect(at.asked).to.deep.equal([]);
  });

  it("report what fails, but not that the picture is gone, and go on", async () => {
    const at = stage();
    click(at, 1, 1);
    await at.answer(Object.assign(new Error("lost"), { code: "gl/lost" }));
    expect(at.reported).to.deep.equal([]);
    point(at, "pointermove", 8, 5);
    await at.frame();
    await at.answer(new Error("odd"));
    expect(at.reported.length).to.equal(1);
    point(at, "pointermove", 9, 5);
    await at.frame();
    await at.answer(HIT);
    expect(at.told.length).to.equal(1);
  });

  it("hear nothing after they are freed", async () => {
    const at = stage();
    at.listening.free();
    click(at, 1, 1);
    point(at, "pointermove", 8, 5);
    await at.frame();
    expect(at.asked).to.deep.equal([]);
  });
});
