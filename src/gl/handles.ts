// gl/handles.ts -- every living handle, counted by kind with its bytes; what is not in here does not exist.

/** The kinds of handle that are counted. */
export type HandleKind = "texture" | "buffer" | "program" | "framebuffer" | "renderbuffer";

/** Something on the GPU. */
export interface Handle {
  readonly kind: HandleKind;
  readonly bytes: number;
  /** Deletes it; a second time does nothing. */
  free(): void;
}

/** How many handles live, and how many bytes they hold. */
export interface Alive {
  readonly total: number;
  readonly bytes: number;
  readonly kinds: Readonly<Record<HandleKind, number>>;
}

/** The list of living handles. */
export interface Handles {
  /** Counts a handle; `end` deletes it. */
  add(kind: HandleKind, bytes: number, end: () => void): Handle;
  alive(): Alive;
  /** Forgets all without deleting: a lost context has deleted them itself. */
  forget(): void;
  /** Deletes all, newest first. */
  freeAll(): void;
}

/** An empty list. */
export function handles(): Handles {
  let living = new Set<Handle>();
  return {
    add(kind, bytes, end) {
      const handle: Handle = {
        kind,
        bytes,
        free() {
          if (living.delete(handle)) end();
        },
      };
      living.add(handle);
      return handle;
    },
    alive() {
      const kinds = { texture: 0, buffer: 0, program: 0, framebuffer: 0, renderbuffer: 0 };
      let bytes = 0;
      living.forEach((handle) => {
        kinds[handle.kind] += 1;
        bytes += handle.bytes;
      });
      return { total: living.size, bytes, kinds };
    },
    forget() {
      living = new Set();
    },
    freeAll() {
      const all: Handle[] = [];
      living.forEach((handle) => all.push(handle));
      for (let handle = all.pop(); handle !== undefined; handle = all.pop()) handle.free();
    },
  };
}
