// Hover and click in engines without pointer events. The engine is made poorer in a frame of its own.

import { expect } from "chai";
import { listenToPointed, type FigurePointed } from "../../src/figure/pointer-events";
import type { FigurePick } from "../../src/figure/picking";
import { skipWithout } from "./harness/page";

const HIT = { visual: { name: "a" } } as unknown as FigurePick;

describe("hover and click without pointer events", () => {
  let frame: HTMLIFrameElement;

  beforeEach(function () {
    frame = document.createElement("iframe");
    document.body.appendChild(frame);
    const page = frame.contentWindow as unknown as Record<string, unknown>;
    delete page.PointerEvent;
    if ("PointerEvent" in page) skipWithout(this, "this engine's pointer events cannot be taken away");
  });
  afterEach(() => frame.remove());

  function stage() {
    const surface = (frame.contentWindow as Window).document.createElement("div");
    surface.style.cssText = "position: fixed; left: 0; top: 0; width: 200px; height: 200px";
    (frame.contentWindow as Window).document.body.appendChild(surface);
    const told: (readonly [string, FigurePointed])[] = [];
    const listening = listenToPointed(surface, {
      pick: async () => HIT,
      viewAt: () => undefined,
      isWanted: () => true,
      emit: (event, pointed) => told.push([event, pointed]),
      report: (error) => {
        throw error;
      },
      requestFrame: (callback) => setTimeout(callback, 0),
    });
    const send = async (type: string, properties: object): Promise<void> => {
      const event = new Event(type, { bubbles: true, cancelable: true });
      for (const [key, value] of Object.entries(properties)) Object.defineProperty(event, key, { value });
      surface.dispatchEvent(event);
      await new Promise((done) => setTimeout(done, 5));
    };
    const words = (): readonly string[] => told.map(([event, { visual, x }]) => `${event} ${visual?.name ?? "-"} ${x}`);
    return { send, words, listening };
  }

  const at = (clientX: number, more: object = {}) => ({ clientX, clientY: 9, button: 0, buttons: 0, ...more });
  const finger = (clientX: number) => ({ changedTouches: [{ identifier: 0, clientX, clientY: 9 }] });

  it("the mouse hovers and clicks, and does neither while it drags", async () => {
    const { send, words, listening } = stage();
    await send("mousemove", at(5));
    await send("mousedown", at(6));
    await send("mouseup", at(6));
    await send("mousedown", at(6));
    await send("mousemove", at(60, { buttons: 1 }));
    await send("mouseup", at(60));
    await send("mouseleave", at(201));
    expect(words()).to.deep.equal(["hover a 5", "click a 6", "hover - 201"]);
    listening.free();
    await send("mousemove", at(7));
    expect(words().length).to.equal(3);
  });

  it("the mouse hovers where the engine does not tell which buttons are held", async () => {
    const { send, words } = stage();
    await send("mousedown", at(6));
    await send("mousemove", at(60, { buttons: undefined }));
    await send("mouseup", at(60));
    await send("mousemove", at(61, { buttons: undefined }));
    expect(words()).to.deep.equal(["hover a 61"]);
  });

  it("a finger clicks, once, though the browser makes mouse events of it", async () => {
    const { send, words } = stage();
    await send("touchstart", finger(5));
    await send("touchend", finger(5));
    for (const type of ["mousemove", "mousedown", "mouseup"]) await send(type, at(5));
    await send("touchstart", finger(5));
    await send("touchmove", finger(50));
    await send("touchend", finger(50));
    expect(words()).to.deep.equal(["click a 5"]);
  });
});
