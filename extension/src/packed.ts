// Unpacks what gzip packed, as sitemaps may be, up to a bound.

/** unpackedList answers bytes that are not packed as they are; of a broken file what comes before the break. */
export async function unpackedList(bytes: Uint8Array<ArrayBuffer>, most: number): Promise<Uint8Array<ArrayBuffer>> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  try {
    while (length < most) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value.subarray(0, most - length));
      length += parts.at(-1)?.length ?? 0;
    }
    void reader.cancel();
  } catch {
    // broken: what came before is what there is
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
