// What a script is given by the one before it. The background's scripts of files
// take no arguments: a value is laid down in the page's isolated world, which the
// page does not see, and the script takes it away as it begins. In the popup
// press.ts lays down what popup.ts takes.

/** givenName is the name under which it lies there for a moment. */
export const givenName = "linkgradeGiven";

/** take answers what was given and leaves nothing. */
export function take(): unknown {
  const given: unknown = Reflect.get(globalThis, givenName);
  Reflect.deleteProperty(globalThis, givenName);
  return given;
}
