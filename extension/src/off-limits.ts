// Pages that are never graded by themselves, and get no chips: what lies on this
// machine or network, what looks like money or mail, and what asks for a password or a
// card. It is a plain list that errs on the side of silence: the toolbar button grades
// each of these pages all the same.

/** Names that no public site has: reserved ones (RFC 6761, 6762, 8375, 7686) and those that routers and companies use. */
const localEndings: ReadonlySet<string> = new Set(["localhost", "local", "internal", "intranet", "lan", "home", "corp", "private", "arpa", "onion"]);

/** Words of banks, payment and purses in many languages; a host with one in any of its labels is left alone, food banks included. */
const moneyWords = ["bank", "banque", "banco", "banca", "sparkasse", "raiffeisen", "creditunion", "paypal", "klarna", "revolut", "venmo", "coinbase", "wallet", "brokerage"];

/** Labels of a host that stand for something of the user's own. */
const privateLabels: ReadonlySet<string> = new Set([
  "account", "accounts", "admin", "auth", "billing", "checkout", "health", "id", "intranet", "login", "mail", "my", "myaccount", "pay", "payment", "payments",
  "portal", "secure", "signin", "sso", "vpn", "webmail",
]);

/** First parts of a path that do. */
const privatePaths = /^\/(account|accounts|admin|auth|basket|billing|cart|checkout|inbox|login|my-account|orders?|payments?|settings|signin|sign-in|user\/login|wp-admin|wp-login\.php)(\/|$)/i;

/** hasNoPublicHost says whether an address is none of a public site, by its name alone: no http or https, with a password, a literal address, a bare name, or one that only a local network knows. */
export function hasNoPublicHost(address: string): boolean {
  if (!URL.canParse(address)) return true;
  const url = new URL(address);
  if (url.protocol !== "https:" && url.protocol !== "http:") return true;
  if (url.username || url.password) return true;
  const host = url.hostname.replace(/\.$/, "");
  const labels = labelsOf(url);
  return labels.length < 2 || host.startsWith("[") || /^\d+$/.test(labels.at(-1) ?? "") || localEndings.has(labels.at(-1) ?? "");
}

const labelsOf = ({ hostname }: URL): string[] => hostname.replace(/\.$/, "").split(".");

/** isOffLimits says whether an address is of a page to be left alone. What is no http or https address is. */
export function isOffLimits(address: string): boolean {
  if (hasNoPublicHost(address)) return true;
  const url = new URL(address);
  const labels = labelsOf(url);
  if (labels.some((label) => privateLabels.has(label) || moneyWords.some((word) => label.includes(word)))) return true;
  return privatePaths.test(url.pathname);
}

/** asksForSecrets says whether a page shows a field for a password, a one-time code or a card. Fields that are not rendered do not count: many pages keep a log-in form folded away. */
export function asksForSecrets(page: ParentNode): boolean {
  const fields = page.querySelectorAll('input[type="password" i], input[autocomplete*="one-time-code" i], input[autocomplete*="cc-" i], input[name*="cardnumber" i], input[name*="card-number" i], input[name="cvc" i]');
  return [...fields].some((field) => field.checkVisibility({ visibilityProperty: true, opacityProperty: true }));
}
