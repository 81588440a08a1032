/** A postcode of the United Kingdom without its space; the one of a bank that is no area of letters besides. */
const POSTCODE = /^(?:GIR0AA|[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2})$/;

/** A postcode in its one spelling, `CB1 1AA`, however it was typed; undefined for what is none. */
export function toPostcode(typed: string): string | undefined {
  const plain = typed.toUpperCase().replaceAll(/[^A-Z\d]/g, '');
  return POSTCODE.test(plain) ? `${plain.slice(0, -3)} ${plain.slice(-3)}` : undefined;
}
