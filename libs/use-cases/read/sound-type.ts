const isAt = (bytes: Uint8Array, at: number, text: string): boolean =>
  [...text].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));

/** The head of a frame of MPEG audio: its layer, bit rate and sampling rate are none of those that are reserved. */
const isMpegFrame = ([first = 0, second = 0, third = 0]: Uint8Array): boolean =>
  first === 0xff &&
  (second & 0xe0) === 0xe0 &&
  (second & 0x06) !== 0 &&
  third >> 4 !== 15 &&
  (third & 0x0c) !== 0x0c;

/**
 * The type of a sound by its first bytes, whatever its sender calls it: of those that browsers play. Undefined for
 * everything else.
 */
export function soundType(bytes: Uint8Array): string | undefined {
  if (isAt(bytes, 0, 'ID3') || isMpegFrame(bytes)) return 'audio/mpeg';
  if (isAt(bytes, 0, 'RIFF') && isAt(bytes, 8, 'WAVE')) return 'audio/wav';
  if (isAt(bytes, 0, 'OggS')) return 'audio/ogg';
  if (isAt(bytes, 4, 'ftypM4A')) return 'audio/mp4';
  if (isAt(bytes, 0, 'fLaC')) return 'audio/flac';
  return undefined;
}
