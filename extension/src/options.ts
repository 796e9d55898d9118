// The settings page. Each part of it stands in a file of its own.

import { startSwitches } from "./auto-switch.ts";
import { startKeeping } from "./options-keeping.ts";
import { startNav } from "./options-nav.ts";
import { startPermissions } from "./options-permissions.ts";
import { startPrivacy } from "./options-privacy.ts";
import { startProfiles } from "./options-profiles.ts";
import { startProspects } from "./options-prospects.ts";
import { startServer } from "./options-server.ts";
import { part } from "./page.ts";
import { fillWords, word } from "./words.ts";

document.title = word("optionsTitle");
fillWords(document);
startNav();
const startAuto = (): Promise<void> => startSwitches(part("auto", HTMLElement));
for (const start of [startProfiles, startAuto, startProspects, startServer, startPermissions, startPrivacy, startKeeping]) start().catch(console.error);
