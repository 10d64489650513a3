// shared/find.ts -- elements of a demo's own page, by id and with their type.

/**
 * The element of an id.
 *
 * @param kind  what it must be: `HTMLSelectElement`
 * @throws when the page has none, or another kind of it
 */
export function find<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`this page needs a ${kind.name} called ${id}`);
  return found;
}

/** Fills a list of choices; several groups get a title each. */
export function fillChoices(list: HTMLSelectElement, groups: Readonly<Record<string, readonly string[]>>): void {
  const titles = Object.keys(groups);
  for (const title of titles) {
    const options = (groups[title] ?? []).map((name) => new Option(name, name));
    if (titles.length === 1) list.append(...options);
    else {
      const group = document.createElement("optgroup");
      group.label = title;
      group.append(...options);
      list.append(group);
    }
  }
}
