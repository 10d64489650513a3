// shared/knob.ts -- controls that tell a number, a colour or a choice at once and whenever they change.

import { find } from "./find";

/** Calls `tell` with the number of a range now and after each change; what it gives, in words, stands beside the control. */
export function onNumber(id: string, tell: (value: number) => string | void): void {
  const input = find(id, HTMLInputElement);
  const words = document.getElementById(`${id}-words`);
  const say = (): void => {
    const said = tell(input.valueAsNumber);
    if (words && said) words.textContent = said;
  };
  input.addEventListener("input", say);
  say();
}

/** Calls `tell` with the choice of a list or the colour of a well now and after each change. */
export function onChoice(id: string, tell: (value: string) => void): void {
  const control = document.getElementById(id) as HTMLSelectElement | HTMLInputElement;
  const say = (): void => tell(control.value);
  control.addEventListener("input", say);
  say();
}
