// Files that the user takes out of the extension, or brings.

/** download hands a text to the user as a file. */
export function download(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // the browser may still be asking where to
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
