// Engines without pointer events: mouse and touch events do the same. The engine is made poorer in a frame of its own.

import { expect } from "chai";
import { attachControls } from "../../src/figure/controls";
import { turntable } from "../../src/scene/turntable";
import { createView } from "../../src/scene/view";
import { skipWithout } from "./harness/page";

const SIZE = 200;
const DEG_PER_PX = 180 / SIZE;

describe("controls without pointer events", () => {
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
    const page = frame.contentWindow as Window;
    const surface = page.document.createElement("div");
    surface.style.cssText = `position: fixed; left: 0; top: 0; width: ${SIZE}px; height: ${SIZE}px`;
    page.document.body.appendChild(surface);
    const camera = turntable({ azimuthDeg: 0, elevationDeg: 0, scale: 1, center: [0, 0, 0] });
    const view = createView({ camera });
    const phases: string[] = [];
    const controls = attachControls(surface, () => view, { onGesture: (phase) => phases.push(phase), now: () => 0 });
    return { page, surface, camera, phases, controls };
  }

  function send(target: EventTarget, type: string, properties: object): Event {
    const event = new Event(type, { bubbles: true, cancelable: true });
    for (const [key, value] of Object.entries(properties)) Object.defineProperty(event, key, { value });
    target.dispatchEvent(event);
    return event;
  }

  const touches = (...all: [id: number, x: number, y: number][]) => ({
    changedTouches: all.map(([identifier, clientX, clientY]) => ({ identifier, clientX, clientY })),
  });

  it("the mouse turns and pans, outside the surface too, until its button is released", () => {
    const { page, surface, camera, phases } = stage();
    send(surface, "mousedown", { clientX: 100, clientY: 100, button: 0, shiftKey: false });
    send(page, "mousemove", { clientX: 120, clientY: 90, buttons: 1 });
    expect(camera.azimuthDeg).to.be.closeTo(-20 * DEG_PER_PX, 1e-9);
    expect(camera.elevationDeg).to.be.closeTo(-10 * DEG_PER_PX, 1e-9);
    send(page, "mouseup", { clientX: 120, clientY: 90, button: 2 });
    expect(phases).to.deep.equal(["start"]);
    send(page, "mouseup", { clientX: 120, clientY: 90, button: 0 });
    expect(phases).to.deep.equal(["start", "end"]);
    send(surface, "mousedown", { clientX: 100, clientY: 100, button: 2, shiftKey: false });
    send(page, "mousemove", { clientX: 120, clientY: 100, buttons: 2 });
    expect(camera.azimuthDeg).to.be.closeTo(-20 * DEG_PER_PX, 1e-9);
    expect(Math.abs(camera.center[0] ?? 0)).to.be.greaterThan(0.05);
  });

  it("a button that was released unheard ends the drag at the next move", () => {
    const { page, surface, camera, phases } = stage();
    send(surface, "mousedown", { clientX: 100, clientY: 100, button: 0, shiftKey: false });
    send(page, "mousemove", { clientX: 110, clientY: 100, buttons: 1 });
    send(page, "mousemove", { clientX: 150, clientY: 100, buttons: 0 });
    send(page, "mousemove", { clientX: 190, clientY: 100, buttons: 0 });
    expect(camera.azimuthDeg).to.be.closeTo(-10 * DEG_PER_PX, 1e-9);
    expect(phases).to.deep.equal(["start", "end"]);
  });

  it("fingers turn, pinch and pan, and the page does not scroll", () => {
    const { surface, camera, phases } = stage();
    expect(send(surface, "touchstart", touches([0, 100, 100])).defaultPrevented).to.be.true;
    expect(send(surface, "touchmove", touches([0, 120, 100])).defaultPrevented).to.be.true;
    expect(camera.azimuthDeg).to.be.closeTo(-20 * DEG_PER_PX, 1e-9);
    send(surface, "touchend", touches([0, 120, 100]));
    camera.set({ azimuthDeg: 0 });
    send(surface, "touchstart", touches([3, 50, 100], [4, 150, 100]));
    send(surface, "touchmove", touches([3, 0, 100], [4, 200, 100]));
    expect(camera.scale).to.be.closeTo(0.5, 1e-9);
    expect(camera.azimuthDeg).to.equal(0);
    send(surface, "touchcancel", touches([3, 0, 100]));
    expect(phases).to.deep.equal(["start", "end", "start", "end"]);
  });

  it("nothing is heard after the end", () => {
    const { page, surface, camera, controls } = stage();
    send(surface, "mousedown", { clientX: 100, clientY: 100, button: 0, shiftKey: false });
    controls.free();
    send(page, "mousemove", { clientX: 150, clientY: 100, buttons: 1 });
    send(surface, "touchstart", touches([0, 100, 100]));
    send(surface, "touchmove", touches([0, 150, 100]));
    expect(camera.azimuthDeg).to.equal(0);
  });
});
