// base/owner.ts -- who makes it frees it: keep things as they are made, free them in reverse, each once.

/** Something with an end. */
export interface Freeable {
  free(): void;
}

/** Keeps what it is given and ends all of it, last first. */
export interface Owner extends Freeable {
  keep<T extends Freeable | (() => void)>(thing: T): T;
  readonly freed: boolean;
}

/** An empty owner. After `free()` whatever is still given to it is freed at once. */
export function owner(): Owner {
  const kept: (Freeable | (() => void))[] = [];
  let freed = false;
  const end = (thing: Freeable | (() => void)): void => {
    if (typeof thing === "function") thing();
    else thing.free();
  };
  return {
    get freed() {
      return freed;
    },
    keep(thing) {
      if (freed) end(thing);
      else kept.push(thing);
      return thing;
    },
    free() {
      freed = true;
      for (let thing = kept.pop(); thing !== undefined; thing = kept.pop()) end(thing);
    },
  };
}
