/** What the dictionary holds at the start (MS-OXRTFCP, section 2.1.2.1). */
const PRELOADED =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript ' +
  '\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par ' +
  '\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';
const COMPRESSED = 0x75465a4c;
const UNCOMPRESSED = 0x414c454d;
const DICTIONARY = 4096;
const LONGEST = 4 * 1024 * 1024;

/** RTF as Outlook packs it into a message (MS-OXRTFCP); undefined for anything else. At most 4 MiB come out. */
export function decompressRtf(packed: Buffer): Buffer | undefined {
  if (packed.length < 16) return undefined;
  const kind = packed.readUInt32LE(8);
  const size = Math.min(packed.readUInt32LE(4), LONGEST);
  if (kind === UNCOMPRESSED) return packed.subarray(16, 16 + size);
  if (kind !== COMPRESSED) return undefined;
  const dictionary = Buffer.alloc(DICTIONARY);
  let write = dictionary.write(PRELOADED, 'latin1');
  const out = Buffer.alloc(size);
  let length = 0;
  const put = (byte: number): void => {
    dictionary[write] = byte;
    write = (write + 1) % DICTIONARY;
    if (length < size) out[length++] = byte;
  };
  for (let at = 16; at < packed.length && length < size;) {
    const control = packed[at++]!;
    for (let bit = 0; bit < 8 && at < packed.length && length < size; bit++) {
      if (!(control & (1 << bit))) {
        put(packed[at++]!);
        continue;
      }
      const reference = (packed[at]! << 8) | (packed[at + 1] ?? 0);
      at += 2;
      let read = reference >> 4;
      if (read === write) return out.subarray(0, length);
      for (let count = (reference & 15) + 2; count > 0; count--) {
        put(dictionary[read]!);
        read = (read + 1) % DICTIONARY;
      }
    }
  }
  return out.subarray(0, length);
}
