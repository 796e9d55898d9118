// The settings page. Each part of it stands in a file of its own.

import { language } from "./browser.ts";
import { startKeeping } from "./options-keeping.ts";
import { startNav } from "./options-nav.ts";
import { startPermissions } from "./options-permissions.ts";
import { startPrivacy } from "./options-privacy.ts";
import { startProfiles } from "./options-profiles.ts";
import { startServer } from "./options-server.ts";
import { fillWords, word } from "./words.ts";

document.documentElement.lang = language();
document.title = word("optionsTitle");
fillWords(document);
startNav();
for (const start of [startProfiles, startServer, startPermissions, startPrivacy, startKeeping]) start().catch(console.error);
