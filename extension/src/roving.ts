// Arrow keys among buttons of which one at a time is reached by Tab: toolbars and tabs.

/** rove gives the arrow keys, Home and End to a row of buttons. moved hears which has the focus then. */
export function rove(row: HTMLElement, moved: (button: HTMLButtonElement) => void = () => {}): void {
  row.addEventListener("keydown", (event) => {
    const buttons = [...row.querySelectorAll("button")];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const to = at < 0 ? undefined : buttons[target(event.key, at, buttons.length, row.matches(":dir(rtl)"))];
    if (!to) return;
    event.preventDefault();
    reach(buttons, to);
    to.focus();
    moved(to);
  });
}

/** reach makes one button the one that Tab comes to. */
export function reach(buttons: readonly HTMLButtonElement[], one: HTMLButtonElement): void {
  for (const button of buttons) button.tabIndex = button === one ? 0 : -1;
}

/** target is where a key leads from one of n places in a row; -1 where the key is none of ours. It goes round at both ends. */
export function target(key: string, at: number, n: number, rightToLeft: boolean): number {
  switch (key) {
    case "ArrowRight":
      return (at + (rightToLeft ? n - 1 : 1)) % n;
    case "ArrowLeft":
      return (at + (rightToLeft ? 1 : n - 1)) % n;
    case "Home":
      return 0;
    case "End":
      return n - 1;
    default:
      return -1;
  }
}
