/** A part of something, both ends included; `whole` where all of it is asked for, `beyond` where it has no such part. */
type Part = { from: number; to: number } | 'whole' | 'beyond';

/** What a Range header asks for (RFC 9110, section 14). More than one part, and what makes no sense, is the whole. */
export function partAsked(header: string | undefined, size: number): Part {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return 'whole';
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'beyond' : { from: size - length, to: size - 1 };
  }
  const from = Number(first);
  if (last !== '' && Number(last) < from) return 'whole';
  return from >= size ? 'beyond' : { from, to: Math.min(last === '' ? size - 1 : Number(last), size - 1) };
}
