/** The text of a file as spreadsheets and calendars write it: UTF-8, UTF-16 with its mark, or else Windows-1252. */
export function decodeFile(bytes: Uint8Array): string {
  for (const [encoding, ...mark] of MARKS)
    if (mark.every((byte, i) => bytes[i] === byte)) return new TextDecoder(encoding).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const MARKS: readonly [encoding: string, ...mark: number[]][] = [
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
];
