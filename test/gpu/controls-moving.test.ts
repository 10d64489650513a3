// Hands and clock together on real elements: drags that coast, keys that fly.

import { expect } from "chai";
import { attachControls, type Controls, type ControlsOptions } from "../../src/figure/controls";
import { arcball } from "../../src/scene/arcball";
import type { Camera } from "../../src/scene/camera";
import { fly } from "../../src/scene/fly";
import { turntable } from "../../src/scene/turntable";
import { createView, type View } from "../../src/scene/view";

const SIZE = 200;

interface Stage {
  readonly surface: HTMLElement;
  readonly view: View;
  readonly controls: Controls;
  readonly phases: string[];
  clockMs: number;
  isStill: boolean;
  woken: number;
}

let cleanups: (() => void)[] = [];

function stage(camera: Camera, options: ControlsOptions = {}): Stage {
  const surface = document.createElement("div");
  surface.style.cssText = `position: fixed; left: 10px; top: 20px; width: ${SIZE}px; height: ${SIZE}px`;
  document.body.appendChild(surface);
  const at = { clockMs: 1000, isStill: false, woken: 0 };
  const phases: string[] = [];
  const view = createView({ camera });
  const words = { onGesture: (phase: string) => void phases.push(phase), now: () => at.clockMs, ...options };
  const driver = { wake: () => void ++at.woken, isStill: () => at.isStill };
  const controls = attachControls(surface, () => view, words, driver);
  cleanups.push(() => {
    controls.free();
    surface.remove();
  });
  return Object.assign(at, { surface, view, phases, controls });
}

function send(target: EventTarget, type: string, properties: object): Event {
  const event = new Event(type, { bubbles: true, cancelable: true, composed: true });
  for (const [key, value] of Object.entries(properties)) Object.defineProperty(event, key, { value });
  target.dispatchEvent(event);
  return event;
}

function point(at: Stage, type: string, x: number, y: number, more: object = {}): Event {
  const rest = { pointerId: 1, pointerType: "mouse", button: 0, buttons: 1, shiftKey: false, ...more };
  return send(at.surface, type, { clientX: x + 10, clientY: y + 20, ...rest });
}

/** A drag of 50 pixels to the right in a tenth of a second, let go in full swing. */
function fling(at: Stage, more: object = {}): void {
  point(at, "pointerdown", 50, 100, more);
  for (let i = 1; i <= 10; ++i) {
    at.clockMs += 10;
    point(at, "pointermove", 50 + 5 * i, 100, more);
  }
  point(at, "pointerup", 100, 100, more);
}

function press(at: Stage, type: string, code: string, more: object = {}): Event {
  const rest = { key: "", keyCode: 0, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
  return send(at.surface, type, { code, ...rest, ...more });
}

/** Lets the clock run for so many frames of 20 ms; whether there is more to come. */
function run(at: Stage, frames: number): boolean {
  let goesOn = false;
  for (let i = 0; i < frames; ++i) goesOn = at.controls.advance((at.clockMs += 20) / 1000);
  return goesOn;
}

describe("controls that coast", () => {
  afterEach(() => {
    for (const clean of cleanups) clean();
    cleanups = [];
  });

  it("go on after a drag in full swing, wake who draws, and end as one movement", () => {
    const camera = turntable({ azimuthDeg: 0 });
    const at = stage(camera);
    fling(at);
    expect(at.woken).to.equal(1);
    expect(at.phases).to.deep.equal(["start"]);
    const atRelease = camera.azimuthDeg;
    expect(run(at, 3)).to.be.true;
    const after = camera.azimuthDeg;
    expect(after).to.be.lessThan(atRelease);
    expect(run(at, 100)).to.be.false;
    // 500 pixels a second (the ten steps span 90 ms, less the first) for 0.2 s; half a turn is 200 pixels.
    expect(camera.azimuthDeg - atRelease).to.be.closeTo(-0.9 * 100, 2);
    expect(at.phases).to.deep.equal(["start", "end"]);
  });

  it("pan on after a pan, and spin an arcball about the axis it had", () => {
    const camera = turntable({ center: [0, 0, 0], scale: 1, azimuthDeg: 0, elevationDeg: 0 });
    const panned = stage(camera);
    fling(panned, { shiftKey: true });
    const before = camera.center[0] as number;
    run(panned, 5);
    expect(camera.center[0]).to.be.lessThan(before);
    const ball = arcball();
    const spun = stage(ball);
    fling(spun);
    const rotation = ball.rotation;
    run(spun, 5);
    expect(ball.rotation).to.not.deep.equal(rotation);
  });

  it("rest at once under a new press, the wheel, a key, the program's word and a new camera", () => {
    const disturbances: Record<string, (at: Stage, camera: ReturnType<typeof turntable>) => unknown> = {
      press: (at) => point(at, "pointerdown", 60, 60),
      wheel: (at) => send(at.surface, "wheel", { deltaX: 0, deltaY: 50, deltaMode: 0, clientX: 60, clientY: 60 }),
      key: (at) => send(at.surface, "keydown", { key: "+", keyCode: 0 }),
      word: (_, camera) => camera.set({ azimuthDeg: 5 }),
      move: (_, camera) => void camera.moveTo({ azimuthDeg: 5 }),
      camera: (at) => (at.view.camera = turntable()),
    };
    for (const [name, disturb] of Object.entries(disturbances)) {
      const camera = turntable();
      const at = stage(camera);
      fling(at);
      run(at, 1);
      disturb(at, camera);
      const { azimuthDeg } = camera;
      const now = at.view.camera.state;
      expect(run(at, 3), name).to.be.false;
      expect([camera.azimuthDeg, at.view.camera.state], name).to.deep.equal([azimuthDeg, now]);
    }
  });

  it("do not coast for who prefers less motion, where inertia is off, nor where a drag is broken off", () => {
    const still = stage(turntable());
    still.isStill = true;
    fling(still);
    const off = stage(turntable(), { inertia: false });
    fling(off);
    const cancelled = stage(turntable());
    point(cancelled, "pointerdown", 50, 100);
    for (let i = 1; i <= 10; ++i) {
      cancelled.clockMs += 10;
      point(cancelled, "pointermove", 50 + 5 * i, 100);
    }
    point(cancelled, "pointercancel", 100, 100);
    for (const at of [still, off, cancelled]) {
      expect([at.woken, run(at, 2)]).to.deep.equal([0, false]);
      expect(at.phases).to.deep.equal(["start", "end"]);
    }
  });

  it("end when they are freed", () => {
    const camera = turntable();
    const at = stage(camera);
    fling(at);
    at.controls.free();
    expect(at.phases).to.deep.equal(["start", "end"]);
    expect(run(at, 2)).to.be.false;
    expect(camera.changed.size).to.equal(1); // the view's
  });
});

describe("controls that fly", () => {
  afterEach(() => {
    for (const clean of cleanups) clean();
    cleanups = [];
  });

  const level = { position: [0, 0, 0], azimuthDeg: 0, elevationDeg: 0, speed: 1 };
  const fly20 = (camera: Camera, from: number): boolean => {
    let goesOn = false;
    for (let i = 0; i <= 100; ++i) goesOn = camera.advance?.(from + i / 50, false) ?? false;
    return goesOn;
  };

  it("drive while a key is held, and stand when it is let go", () => {
    const camera = fly(level);
    const at = stage(camera);
    expect(press(at, "keydown", "KeyW").defaultPrevented).to.be.true;
    expect(press(at, "keydown", "KeyW").defaultPrevented, "when it repeats").to.be.true;
    expect(fly20(camera, 0)).to.be.true;
    expect(camera.position[1]).to.be.greaterThan(1.5);
    press(at, "keyup", "KeyW");
    fly20(camera, 2);
    const { state } = camera;
    expect(fly20(camera, 4)).to.be.false;
    expect(camera.state).to.deep.equal(state);
    expect(at.phases[0]).to.equal("start");
  });

  it("stand when the keyboard goes elsewhere, or when they are freed", () => {
    for (const end of [(at: Stage) => send(at.surface, "blur", {}), (at: Stage) => at.controls.free()]) {
      const camera = fly(level);
      const at = stage(camera);
      press(at, "keydown", "ArrowRight");
      end(at);
      fly20(camera, 0);
      expect(camera.advance(9, false)).to.be.false;
    }
  });

  it("leave other keys, and cameras that do not fly, what they were", () => {
    const camera = fly(level);
    const at = stage(camera);
    expect(press(at, "keydown", "Tab", { key: "Tab" }).defaultPrevented).to.be.false;
    press(at, "keydown", "Digit0", { key: "0" });
    const table = turntable({ azimuthDeg: 0 });
    const other = stage(table);
    expect(press(other, "keydown", "KeyW", { key: "w" }).defaultPrevented).to.be.false;
    press(other, "keydown", "ArrowRight", { key: "ArrowRight" });
    expect(table.azimuthDeg).to.be.closeTo(-5, 1e-9);
  });
});
