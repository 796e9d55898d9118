// The popup's first script, which runs before its style sheet and its other scripts
// are there: the question is on its way, and the engine starting, while they load.
// popup.ts takes the answer.

import { askFirst } from "./browser-front.ts";
import { givenName } from "./given.ts";

Reflect.set(globalThis, givenName, askFirst());
