/** Larger files are only offered for download. */
export const MOST_BYTES = 5_000_000;

const begins = (bytes: Uint8Array, at: number, ...expected: readonly (number | string)[]): boolean => {
  const wanted = expected.flatMap((each) =>
    typeof each === 'number' ? [each] : [...each].map((letter) => letter.charCodeAt(0)),
  );
  return wanted.every((byte, index) => bytes[at + index] === byte);
};

/**
 * The type of a picture by its first bytes, whatever its sender calls it: of those that a browser only draws. Null for
 * everything else, above all for what can carry a script, such as SVG.
 */
export const pictureType = (bytes: Uint8Array): string | null => {
  if (begins(bytes, 0, 0x89, 'PNG', 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (begins(bytes, 0, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (begins(bytes, 0, 'GIF87a') || begins(bytes, 0, 'GIF89a')) return 'image/gif';
  if (begins(bytes, 0, 'RIFF') && begins(bytes, 8, 'WEBP')) return 'image/webp';
  return null;
};

/** Whether it is worth looking into a file for a picture. */
export const mayBePicture = ({ name, size }: { name: string; size: number }): boolean =>
  size > 0 && size <= MOST_BYTES && /\.(png|jpe?g|gif|webp)$/i.test(name);
