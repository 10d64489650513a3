// visuals/visual.ts -- defineVisual: a list of parameters and a function from their values to Draws become a factory.
// Every parameter is a property of what the factory gives; a bad value throws and leaves everything as it was.

import { EngineError } from "../base/errors";
import { initials, take, type Given, type Params, type Values } from "../base/params";
import { signal, type Off } from "../base/signal";
import type { Draw } from "../data/draw";
import type { Box } from "../math/box";

/** What kind of thing a visual is. `S` is state beyond the parameters, as data. */
export interface VisualSpec<P extends Params, S> {
  readonly name: string;
  readonly params: P;
  /** Values of parameters that were neither given nor have a default; throws for what is required. */
  derive?(given: Partial<Values<P>>): Partial<Values<P>>;
  /** The state after a change; `before` is undefined at the start. */
  state(values: Values<P>, before: { readonly values: Values<P>; readonly state: S } | undefined): S;
  /** The draw calls; called on change only. */
  draws(values: Values<P>, state: S): readonly Draw[];
  /** Where it is, data space. */
  bounds(values: Values<P>): Box;
  /** The placement that the data bring along, column-major; identity when left out. */
  worldFromData?(values: Values<P>): readonly number[];
  /** What the data hold at a place in data space. */
  probe?(values: Values<P>, place: readonly [number, number, number]): Probed;
  /** What is shown otherwise than asked for, in words for the one who looks. */
  notices?(values: Values<P>, state: S): readonly string[];
}

/** What the data hold somewhere: the index of the voxel, vertex or pixel, and its value. */
export interface Probed {
  readonly index: readonly number[];
  readonly value: number;
}

/** A thing to be shown, as data: parameters in, Draws out. */
export interface Visual {
  readonly name: string;
  /** Draw calls for the values of now; the same array until something changes. */
  draws(): readonly Draw[];
  bounds(): Box;
  worldFromData(): readonly number[];
  /** What the data hold at a place in data space, where they hold anything. */
  probe(place: readonly [number, number, number]): Probed | undefined;
  /** What is shown otherwise than asked for; empty when nothing is. */
  notices(): readonly string[];
  on(event: "change", listener: (visual: Visual) => void): Off;
}

/** A visual with its parameters as properties. */
export type VisualOf<P extends Params> = Visual &
  Values<P> & {
    /** All values, checked. */
    readonly values: Readonly<Values<P>>;
    /** Changes several parameters at once; throws, changing nothing, when one is wrong. */
    set(change: Given<P>): void;
  };

/** What a kind of visual may do with one of its own. */
export interface Inner<P extends Params, S> {
  readonly values: Values<P>;
  readonly state: S;
  /** Replaces the state and tells the listeners. */
  update(state: S): void;
  /** Tells the listeners that the draws must be made anew. */
  changed(): void;
}

const NOTHING: readonly string[] = [];
const IDENTITY: readonly number[] = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

/**
 * A factory of visuals.
 *
 * @param extend  properties beyond the parameters, given access to the inside
 */
export function defineVisual<P extends Params, S, E extends object>(
  spec: VisualSpec<P, S>,
  extend: (inner: Inner<P, S>, self: VisualOf<P>) => E,
): (given: Given<P>) => VisualOf<P> & E {
  return (given) => {
    const changes = signal<Visual>();
    let values = complete(spec, take(spec.params, given, spec.name));
    let state = spec.state(values, undefined);
    let drawn: readonly Draw[] | undefined;
    const changed = (): void => {
      drawn = undefined;
      changes.emit(self);
    };
    const methods = {
      name: spec.name,
      draws: () => (drawn ??= spec.draws(values, state)),
      bounds: () => spec.bounds(values),
      worldFromData: () => spec.worldFromData?.(values) ?? IDENTITY,
      probe: (place: readonly [number, number, number]) => spec.probe?.(values, place),
      notices: () => spec.notices?.(values, state) ?? NOTHING,
      on(event: "change", listener: (visual: Visual) => void) {
        if (event !== "change")
          throw new EngineError("param/choice", `${spec.name}.on knows the event change, got ${String(event)}`);
        return changes.on(listener);
      },
      set(change: Given<P>) {
        const next = complete(spec, { ...values, ...take(spec.params, change, spec.name) });
        const after = spec.state(next, { values, state });
        values = next;
        state = after;
        changed();
      },
    };
    const self = withProperties(methods, spec.params, () => values) as VisualOf<P>;
    const inner: Inner<P, S> = {
      get values() {
        return values;
      },
      get state() {
        return state;
      },
      update(after) {
        state = after;
        changed();
      },
      changed,
    };
    return Object.defineProperties(self, Object.getOwnPropertyDescriptors(extend(inner, self))) as VisualOf<P> & E;
  };
}

function complete<P extends Params, S>(spec: VisualSpec<P, S>, given: Partial<Values<P>>): Values<P> {
  const known = { ...initials(spec.params), ...given };
  return { ...spec.derive?.(known), ...known } as Values<P>;
}

function withProperties<P extends Params, M extends { set(change: Given<P>): void }>(
  methods: M,
  params: P,
  values: () => Values<P>,
): M {
  const properties: PropertyDescriptorMap = { values: { get: values, enumerable: false } };
  for (const key of Object.keys(params)) {
    properties[key] = {
      enumerable: true,
      get: () => values()[key],
      set: (value: unknown) => methods.set({ [key]: value } as Given<P>),
    };
  }
  return Object.defineProperties(methods, properties);
}
