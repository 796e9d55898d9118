// Files that the user takes out of the extension, or brings.

/** offerFile makes a link one that hands the user a text as a file. */
export function offerFile(link: HTMLAnchorElement, text: string, name: string): void {
  link.href = `data:application/json;charset=utf-8,${encodeURIComponent(text)}`;
  link.download = name;
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
