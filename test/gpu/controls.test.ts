// Real events on real elements: what fingers, mouse, wheel and keys do to a camera, and that nothing is left behind.

import { expect } from "chai";
import type { Freeable } from "../../src/base/owner";
import { attachControls, type ControlsOptions } from "../../src/figure/controls";
import { turntable, type Turntable } from "../../src/scene/turntable";
import { createView, type View } from "../../src/scene/view";

const SIZE = 200;
/** A drag across the shorter side is half a turn. */
const DEG_PER_PX = 180 / SIZE;

interface Stage {
  readonly surface: HTMLElement;
  readonly camera: Turntable;
  readonly view: View;
  readonly phases: string[];
  readonly controls: Freeable;
  clockMs: number;
}

let cleanups: (() => void)[] = [];

function stage(options: ControlsOptions = {}): Stage {
  const surface = document.createElement("div");
  surface.style.cssText = `position: fixed; left: 10px; top: 20px; width: ${SIZE}px; height: ${SIZE}px`;
  document.body.appendChild(surface);
  const camera = turntable({ azimuthDeg: 0, elevationDeg: 0, scale: 1, center: [0, 0, 0] });
  const view = createView({ camera });
  const phases: string[] = [];
  // Each test has its own time, so that the wheel of the one before is long over.
  const time = { clockMs: 0 };
  const onGesture = (phase: string): void => void phases.push(phase);
  const controls = attachControls(surface, () => view, { onGesture, now: () => time.clockMs, ...options });
  cleanups.push(() => {
    controls.free();
    surface.remove();
  });
  return Object.assign(time, { surface, camera, view, phases, controls });
}

/** An event with any properties, which scripts of all engines can make. */
function send(target: EventTarget, type: string, properties: object): Event {
  const event = new Event(type, { bubbles: true, cancelable: true, composed: true });
  for (const [key, value] of Object.entries(properties)) Object.defineProperty(event, key, { value });
  target.dispatchEvent(event);
  return event;
}

/** A pointer event at a place of the surface. */
function point(at: Stage, type: string, x: number, y: number, more: object = {}): Event {
  const rest = { pointerId: 1, pointerType: "mouse", button: 0, buttons: 1, shiftKey: false, ...more };
  return send(at.surface, type, { clientX: x + 10, clientY: y + 20, ...rest });
}

function drag(at: Stage, dx: number, dy: number, more: object = {}): void {
  point(at, "pointerdown", 100, 100, more);
  point(at, "pointermove", 100 + dx, 100 + dy, more);
  point(at, "pointerup", 100 + dx, 100 + dy, more);
}

function wheel(at: Stage, deltaY: number, more: object = {}): Event {
  const rest = { deltaX: 0, deltaMode: 0, ctrlKey: false, shiftKey: false, clientX: 110, clientY: 120, ...more };
  return send(at.surface, "wheel", { deltaY, ...rest });
}

function press(at: Stage, key: string, more: object = {}): Event {
  return send(at.surface, "keydown", {
    key,
    keyCode: 0,
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    ...more,
  });
}

const rest = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

describe("controls", () => {
  afterEach(() => {
    for (const clean of cleanups) clean();
    cleanups = [];
  });

  it("turn with the left button or one finger, pan with right, middle or shift", () => {
    const at = stage();
    drag(at, 20, 10);
    expect(at.camera.azimuthDeg).to.be.closeTo(-20 * DEG_PER_PX, 1e-9);
    expect(at.camera.elevationDeg).to.be.closeTo(10 * DEG_PER_PX, 1e-9);
    expect(at.phases).to.deep.equal(["start", "end"]);
    for (const more of [{ button: 2, buttons: 2 }, { button: 1, buttons: 4 }, { shiftKey: true }]) {
      at.camera.set({ azimuthDeg: 0, elevationDeg: 0, center: [0, 0, 0] });
      drag(at, 20, 0, more);
      expect(at.camera.azimuthDeg).to.equal(0);
      expect(at.camera.center[0]).to.be.closeTo(-20 / SIZE, 1e-9);
    }
  });

  it("go on outside the surface, and end where the button is released", () => {
    const at = stage();
    point(at, "pointerdown", 100, 100);
    const outside = { pointerId: 1, pointerType: "mouse", button: 0, buttons: 1 };
    send(document.body, "pointermove", { clientX: 310, clientY: 120, ...outside });
    expect(at.camera.azimuthDeg).to.be.closeTo(-180 + 360 * Number(at.camera.azimuthDeg > 0), 1e-9);
    send(document.body, "pointerup", { clientX: 310, clientY: 120, ...outside });
    const { azimuthDeg } = at.camera;
    send(document.body, "pointermove", { clientX: 350, clientY: 120, ...outside });
    expect(at.camera.azimuthDeg).to.equal(azimuthDeg);
  });

  it("pan and pinch with two fingers, about the middle between them", () => {
    const at = stage();
    const finger = (pointerId: number) => ({ pointerId, pointerType: "touch" });
    point(at, "pointerdown", 50, 100, finger(1));
    point(at, "pointerdown", 150, 100, finger(2));
    point(at, "pointermove", 0, 100, finger(1));
    point(at, "pointermove", 200, 100, finger(2));
    expect(at.camera.scale).to.be.closeTo(0.5, 1e-9);
    expect(at.camera.center[0]).to.be.closeTo(0, 1e-9);
    point(at, "pointerup", 0, 100, finger(1));
    point(at, "pointerup", 200, 100, finger(2));
    expect(at.camera.azimuthDeg).to.equal(0);
    expect(at.phases).to.deep.equal(["start", "end"]);
  });

  it("go back with a double click", () => {
    const at = stage();
    drag(at, 20, 10);
    at.clockMs = 1000;
    for (const ms of [1000, 1100]) {
      at.clockMs = ms;
      point(at, "pointerdown", 50, 50);
      point(at, "pointerup", 50, 50);
    }
    expect(at.camera.azimuthDeg).to.equal(0);
  });

  it("zoom with the wheel about the pointer, and keep the page still", async () => {
    const at = stage();
    expect(wheel(at, -100, { clientX: 10, clientY: 120 }).defaultPrevented).to.be.true;
    const factor = Math.exp(0.15);
    expect(at.camera.scale).to.be.closeTo(1 / factor, 1e-9);
    // What was at the left edge, -0.5, is there still.
    expect((at.camera.center[0] ?? NaN) - at.camera.scale / 2).to.be.closeTo(-0.5, 1e-9);
    expect(at.phases).to.deep.equal(["start"]);
    wheel(at, -100);
    await rest(300); // a wheel ends when nothing came for 200 ms
    expect(at.phases).to.deep.equal(["start", "end"]);
  });

  it("leave the page a wheel that began elsewhere", () => {
    const at = stage();
    send(document.body, "wheel", { deltaX: 0, deltaY: 100, deltaMode: 0 });
    at.clockMs += 100;
    expect(wheel(at, 100).defaultPrevented).to.be.false;
    expect(at.camera.scale).to.equal(1);
    at.clockMs += 1000;
    expect(wheel(at, 100).defaultPrevented).to.be.true;
  });

  it("take the wheel with the keyboard's focus only, or never, when told so", () => {
    const focused = stage({ wheel: "focused" });
    expect(wheel(focused, 100).defaultPrevented).to.be.false;
    send(focused.surface, "focus", {});
    expect(wheel(focused, 100).defaultPrevented).to.be.true;
    send(focused.surface, "blur", {});
    expect(wheel(focused, 100).defaultPrevented).to.be.false;
    expect(wheel(stage({ wheel: "never" }), 100).defaultPrevented).to.be.false;
    expect(() => stage({ wheel: "sometimes" as never }))
      .to.throw()
      .with.property("code", "param/choice");
  });

  it("obey the keyboard, and leave keys of fields on the surface alone", () => {
    const at = stage();
    expect(press(at, "ArrowRight").defaultPrevented).to.be.true;
    expect(at.camera.azimuthDeg).to.be.closeTo(-5, 1e-9);
    expect(press(at, "Tab").defaultPrevented).to.be.false;
    press(at, "+");
    expect(at.camera.scale).to.be.closeTo(1 / 1.2, 1e-9);
    press(at, "0");
    expect(at.camera.state).to.include({ azimuthDeg: 0, scale: 1 });
    const field = document.createElement("input");
    at.surface.appendChild(field);
    const typed = send(field, "keydown", { key: "0", keyCode: 48 });
    expect(typed.defaultPrevented).to.be.false;
    send(field, "pointerdown", { clientX: 20, clientY: 30, pointerId: 1, button: 0 });
    point(at, "pointermove", 90, 90);
    expect(at.camera.azimuthDeg).to.equal(0);
  });

  it("keep the context menu from a right drag, not from a right click", () => {
    const at = stage();
    const right = { button: 2, buttons: 2 };
    const menu = (): boolean => point(at, "contextmenu", 100, 100, right).defaultPrevented;
    drag(at, 30, 0, right);
    expect(menu(), "after a drag").to.be.true;
    drag(at, 0, 0, right);
    expect(menu(), "after a click").to.be.false;
    point(at, "pointerdown", 100, 100, right);
    expect(menu(), "at the press, where a drag may follow").to.be.true;
    point(at, "pointerup", 100, 100, right);
    point(at, "pointerdown", 100, 100, { ...right, shiftKey: true });
    expect(menu(), "with shift").to.be.false;
  });

  it("do nothing where there is no view, or one that stays", () => {
    const at = stage();
    const still = attachControls(at.surface, () => undefined, {});
    at.view.camera = { ...at.camera, isMovable: false };
    drag(at, 20, 0);
    expect(wheel(at, 100).defaultPrevented).to.be.false;
    expect(press(at, "ArrowRight").defaultPrevented).to.be.false;
    expect(at.camera.azimuthDeg).to.equal(0);
    still.free();
  });

  it("make the surface reachable, and leave it as it was", () => {
    const surface = document.createElement("canvas");
    document.body.appendChild(surface);
    surface.setAttribute("aria-label", "A head");
    surface.style.touchAction = "pan-y";
    const before = surface.outerHTML;
    const controls = attachControls(surface, () => undefined, {});
    expect(surface.getAttribute("tabindex")).to.equal("0");
    expect(surface.getAttribute("role")).to.equal("application");
    expect(surface.getAttribute("aria-label")).to.equal("A head");
    expect(surface.style.touchAction).to.equal("none");
    controls.free();
    controls.free();
    // An emptied style attribute is as good as the one before.
    expect(surface.outerHTML.replace(/ style="[^"]*"/, "")).to.equal(before.replace(/ style="[^"]*"/, ""));
    expect(surface.style.touchAction).to.equal("pan-y");
    surface.remove();
  });

  it("hear nothing after they are freed, in the middle of a drag too", () => {
    const at = stage();
    at.controls.free();
    const watched = watchListeners([at.surface, window]);
    const controls = attachControls(at.surface, () => at.view, {});
    point(at, "pointerdown", 100, 100);
    point(at, "pointermove", 110, 100);
    expect(watched.alive()).to.be.greaterThan(5);
    controls.free();
    expect(watched.alive()).to.equal(0);
    watched.stop();
  });
});

/** Counts the listeners that are added from now on and not removed. */
function watchListeners(targets: EventTarget[]) {
  let alive = 0;
  for (const target of targets) {
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    target.addEventListener = function (...words: Parameters<typeof add>) {
      ++alive;
      add.apply(target, words);
    };
    target.removeEventListener = function (...words: Parameters<typeof remove>) {
      --alive;
      remove.apply(target, words);
    };
  }
  return {
    alive: () => alive,
    stop() {
      for (const target of targets) {
        delete (target as Partial<EventTarget>).addEventListener;
        delete (target as Partial<EventTarget>).removeEventListener;
      }
    },
  };
}
