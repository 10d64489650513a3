// shader/module.ts -- a module is one GLSL file, read: what it includes, defines and leaves open (its slots).
// The files keep to a dialect (file-scope declarations start in column 0, one a line), so a few patterns read them all.

/** One GLSL file: its place under glsl/, its text, and the files it includes. */
export interface GlslModule {
  readonly path: string;
  readonly text: string;
  readonly includes: readonly GlslModule[];
}

/** A function's head. */
export interface Signature {
  readonly type: string;
  readonly args: string;
}

/** What one file says, by name. */
export interface ModuleFacts {
  /** functions with a body */
  readonly defines: ReadonlyMap<string, Signature>;
  /** prototypes: functions that some other module must define */
  readonly slots: ReadonlyMap<string, Signature>;
  /** uniforms and their types; arrays as `vec4[8]` */
  readonly uniforms: ReadonlyMap<string, string>;
  /** every name of file scope, for renaming */
  readonly names: readonly string[];
}

/** A module from its place, text and includes; the form that the build gives to an imported `.glsl` file. */
export function glsl(path: string, text: string, includes: readonly GlslModule[]): GlslModule {
  return { path, text, includes };
}

const facts = new WeakMap<GlslModule, ModuleFacts>();

/** What a module defines, leaves open and declares. Read once for each module. */
export function factsOf(module: GlslModule): ModuleFacts {
  let known = facts.get(module);
  if (!known) {
    known = read(module.text);
    facts.set(module, known);
  }
  return known;
}

function read(text: string): ModuleFacts {
  const defines = new Map<string, Signature>();
  const slots = new Map<string, Signature>();
  const uniforms = new Map<string, string>();
  const names: string[] = [];
  each(/^(\w+) (\w+)\(([^)]*)\) \{/gm, text, ([, type = "", name = "", args = ""]) => {
    defines.set(name, { type, args });
    names.push(name);
  });
  each(/^(\w+) (\w+)\(([^)]*)\);/gm, text, ([, type = "", name = "", args = ""]) => {
    slots.set(name, { type, args });
  });
  each(/^uniform (\w+) (\w+)(\[\w+\])?;/gm, text, ([, type = "", name = "", size = ""]) => {
    uniforms.set(name, type + size);
    names.push(name);
  });
  each(/^(?:varying|attribute) \w+ (\w+);|^struct (\w+)|^const \w+ (\w+)|^#define (\w+)/gm, text, (match) => {
    names.push(match[1] ?? match[2] ?? match[3] ?? match[4] ?? "");
  });
  return { defines, slots, uniforms, names };
}

function each(pattern: RegExp, text: string, found: (match: RegExpExecArray) => void): void {
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) found(match);
}

/** The same file under other names (each with `suffix`), so that it can stand twice in one shader. */
export function instance(module: GlslModule, suffix: string): GlslModule {
  const { names } = factsOf(module);
  if (names.length === 0) return module;
  const any = new RegExp(`\\b(${names.join("|")})\\b`, "g");
  return { ...module, path: `${module.path}${suffix}`, text: module.text.replace(any, `$1${suffix}`) };
}

/** A module that fills the slot `name` by calling each member's last function in turn, the first member first. */
export function chain(type: string, name: string, members: readonly GlslModule[]): GlslModule {
  let call = "x";
  for (const member of members) {
    let last = "";
    factsOf(member).defines.forEach((_, defined) => (last = defined));
    call = `${last}(${call})`;
  }
  return { path: `<chain ${name}>`, text: `${type} ${name}(${type} x) {\n  return ${call};\n}\n`, includes: members };
}
