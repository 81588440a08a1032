const isAt = (bytes: Uint8Array, at: number, text: string): boolean =>
  [...text].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));

/** Whether these are the bytes of a photograph, whatever its sender calls it: JPEG, PNG, GIF or WebP. */
export const isPhotograph = (bytes: Uint8Array): boolean =>
  isAt(bytes, 0, '\u00ff\u00d8\u00ff') ||
  isAt(bytes, 0, '\u0089PNG\r\n\u001a\n') ||
  isAt(bytes, 0, 'GIF87a') ||
  isAt(bytes, 0, 'GIF89a') ||
  (isAt(bytes, 0, 'RIFF') && isAt(bytes, 8, 'WEBP'));
