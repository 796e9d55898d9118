// Files that the user takes out of the extension, or brings.

/** How long, in ms, a file that is handed out may be fetched by the browser: it does so at once, or when its dialog is answered. */
const handing = 60_000;

/** handFile hands the user a text as a file, as a press on a link to it would. */
export const handFile = (text: string, name: string, type: string): void => handBlob(new Blob([text], { type }), name);

/** handBlob does it with what is a file already. */
export function handBlob(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), handing);
}

/** copyText puts a text on the clipboard, within a click; false where the browser does not let us. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (why) {
    console.warn(why);
    return copyMarked(text);
  }
}

/** copyMarked does it the old way, which needs no permission to write and no focus of the window. */
function copyMarked(text: string): boolean {
  const field = document.createElement("textarea");
  const before = document.activeElement;
  field.className = "heard";
  field.value = text;
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return copied;
}

/** pickFile opens the browser's own dialog; undefined where nothing was chosen. */
export function pickFile(field: HTMLInputElement): Promise<File | undefined> {
  field.value = "";
  const { promise, resolve } = Promise.withResolvers<File | undefined>();
  field.onchange = () => resolve(field.files?.[0]);
  field.oncancel = () => resolve(undefined);
  field.click();
  return promise;
}
