import parsePhoneNumber from 'libphonenumber-js';

/** Numbers without a country code are British. */
const HOME = 'GB';
/** Room for a number and a remark; the time that the library takes grows with the square of the length. */
const LONGEST = 100;

/** A telephone number as people write it, in E.164 (`+441223457000`); undefined when it cannot be one. */
export function toE164(text: string): string | undefined {
  const number = text.length > LONGEST ? undefined : parsePhoneNumber(text, HOME);
  return number?.isPossible() ? number.number : undefined;
}
