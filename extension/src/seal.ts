// A file closed with a passphrase: AES-GCM with 256 bits, its key stretched from the
// passphrase by PBKDF2 with SHA-256. Whoever guesses passphrases has to pay that
// stretching for each guess; a short one is found all the same.

import { base64Of, bytesOf } from "./base64.ts";
import { json, members, shape, text, whole, within } from "./check.ts";

/** rounds is what OWASP's Password Storage Cheat Sheet asks of PBKDF2-HMAC-SHA256 (2023): 0.3 s of one core in Node 20. */
export const rounds = 600_000;

/** A file may ask for more rounds, but not for minutes of them. */
const mostRounds = 10 * rounds;

/** Sealed is how such a file is written; salt, iv and data are base64. */
interface Sealed {
  sealed: number;
  kdf: string;
  rounds: number;
  salt: string;
  iv: string;
  data: string;
}

const sealedOf = shape<Sealed>({ sealed: within(1, 1), kdf: text, rounds: whole, salt: text, iv: text, data: text });

/** Unopened: the passphrase is another, or the file was changed since it was sealed; the two cannot be told apart. */
export class Unopened extends Error {}

/** isSealed looks at a file's members alone. */
export function isSealed(file: string): boolean {
  try {
    return json(members)(file, "file").has("sealed");
  } catch {
    return false;
  }
}

/** sealed writes a text so that only the passphrase opens it. The same text is another file each time. */
export async function sealed(plain: string, passphrase: string): Promise<string> {
  const [salt, iv] = [crypto.getRandomValues(new Uint8Array(16)), crypto.getRandomValues(new Uint8Array(12))];
  const key = await keyOf(passphrase, salt, rounds);
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new TextEncoder().encode(plain));
  const file: Sealed = { sealed: 1, kdf: "PBKDF2-SHA-256", rounds, salt: base64Of(salt), iv: base64Of(iv), data: base64Of(new Uint8Array(data)) };
  return JSON.stringify(file) + "\n";
}

/** opened throws Unopened, and a Mismatch for what is no sealed file. */
export async function opened(file: string, passphrase: string): Promise<string> {
  const { rounds: asked, salt, iv, data } = json(sealedOf)(file, "file");
  within(rounds, mostRounds)(asked, "file.rounds");
  try {
    const key = await keyOf(passphrase, bytesOf(salt), asked);
    return new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytesOf(iv) }, key, bytesOf(data)));
  } catch {
    throw new Unopened();
  }
}

/** keyOf takes the passphrase in one form, however it was typed (Unicode normalization form C). */
async function keyOf(passphrase: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey("raw", new TextEncoder().encode(passphrase.normalize("NFC")), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, typed, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}
