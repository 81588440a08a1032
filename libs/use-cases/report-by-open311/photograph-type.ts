const isAt = (bytes: Uint8Array, at: number, text: string): boolean =>
  [...text].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));

/**
 * The type of a photograph by its first bytes, whatever its sender calls it: of those that browsers show and that hold no
 * script. Undefined for everything else.
 */
export function photographType(bytes: Uint8Array): string | undefined {
  if (isAt(bytes, 0, '\u00ff\u00d8\u00ff')) return 'image/jpeg';
  if (isAt(bytes, 0, '\u0089PNG\r\n\u001a\n')) return 'image/png';
  if (isAt(bytes, 0, 'GIF87a') || isAt(bytes, 0, 'GIF89a')) return 'image/gif';
  if (isAt(bytes, 0, 'RIFF') && isAt(bytes, 8, 'WEBP')) return 'image/webp';
  return undefined;
}
