/** Header fields that tell where a mail was meant to go, or was delivered to. */
const FIELD =
  /^(to|cc|bcc|resent-to|resent-cc|delivered-to|x-original-to|envelope-to|x-envelope-to|x-rcpt-to):/i;
const BETWEEN = /[\s<>()[\],;:"]+/;
const ADDRESS = /^[^@]+@[^@]+$/;
/** Header blocks are seldom longer than a few KB. */
const LONGEST_HEAD = 262_144;

/**
 * Every address in the recipient fields of a mail, with the case folded, each once. Meant for looking them up among
 * the entry points, so a word too many does no harm.
 */
export function recipientsOf(raw: Uint8Array): string[] {
  const head = Buffer.from(raw.subarray(0, LONGEST_HEAD))
    .toString('utf8')
    .replace(/^[\r\n]+/, '')
    .split(/\r?\n\r?\n/, 1)[0]!;
  const fields = head.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const addresses = fields
    .filter((field) => FIELD.test(field))
    .flatMap((field) => field.split(BETWEEN))
    .filter((word) => ADDRESS.test(word));
  return [...new Set(addresses.map((address) => address.toLowerCase()))];
}

/** `housing+TOKEN@x` belongs to `housing@x` unless the long form is an entry point itself. */
export function entryPointsAmong(addresses: readonly string[], known: ReadonlyMap<string, string>): string[] {
  const found = addresses.map((one) => known.get(one) ?? known.get(one.replace(/\+[^+@]*@/, '@')));
  return [...new Set(found.filter((one) => one !== undefined))];
}
