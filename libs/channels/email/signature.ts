import type { LineRange } from './html-text.js';

/** A signature is not longer; below a line `-- ` may as well stand more of the mail. */
const MOST_LINES = 20;

/** What telephones and programs put below what is written with them. */
const SENT_FROM =
  /^(sent from my .{1,40}|sent from .{1,30} (for|on) .{1,40}|(get|download) outlook for .{1,20}|sent (with|using) .{1,60}|anfonwyd o(’m|'m| fy) .{1,40}|wysłan[eo] z .{1,40}|gesendet von .{1,40}|von meinem .{1,30} gesendet|diese nachricht wurde von meinem .{1,60}|envoyé (de|depuis) mon .{1,40}|enviado desde mi .{1,40}|enviado do meu .{1,40}|inviato da(l mio)? .{1,40}|verzonden vanaf mijn .{1,40}|skickat från min .{1,40}|sendt fra min .{1,40}|trimis de pe .{1,40}|отправлено с .{1,40}|iphone.?dan gönderildi|发自我的.{1,20}|iphoneから送信|나의 .{1,10}에서 보냄)$/iu;

/**
 * The signature at the end of what a writer wrote: the line `-- ` and what is below it (RFC 3676, section 4.3), or one line
 * of a telephone.
 *
 * @param end line before which what they wrote ends
 * @param quotes lines that are quoted, in which no signature is theirs
 */
export function signatureIn(
  lines: readonly string[],
  end: number,
  quotes: readonly LineRange[],
): LineRange | undefined {
  let last = end;
  while (last > 0 && lines[last - 1]!.trim() === '') last--;
  const isQuoted = (at: number): boolean => quotes.some(([from, to]) => at >= from && at < to);
  for (let at = last - 1; at >= Math.max(0, last - MOST_LINES); at--) {
    if (isQuoted(at)) return undefined;
    const line = lines[at]!;
    if (/^--[ \u00a0]?$/.test(line)) return [at, last];
    if (at === last - 1 && line.length < 100 && SENT_FROM.test(line.trim())) return [at, last];
  }
  return undefined;
}
