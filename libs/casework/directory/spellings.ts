import { type Channel, channel, CHANNELS, language } from '@frontdoor/contracts';
import { FrontdoorError, toE164 } from '@frontdoor/kernel';
import { z } from 'zod';

/** Every value must be one of the words. @throws FrontdoorError `word-unknown` naming them. */
export function wordsOf<T extends string>(what: string, words: readonly T[], given: readonly string[]): T[] {
  return given.map((value) => {
    const found = words.find((word) => word === value);
    if (found) return found;
    throw new FrontdoorError('word-unknown', { value, what, words: words.join(', ') });
  });
}

/** An email address with the case folded. @throws FrontdoorError `email-address-malformed`. */
export function emailOf(text: string): string {
  const address = text.trim().toLowerCase();
  if (z.email().max(320).safeParse(address).success) return address;
  throw new FrontdoorError('email-address-malformed', { text });
}

/** A telephone number in E.164; without a country code it is British. @throws FrontdoorError `telephone-number-malformed`. */
export function phoneOf(text: string): string {
  const number = toE164(text);
  if (number) return number;
  throw new FrontdoorError('telephone-number-malformed', { text });
}

/** A short name for addresses: lower-case letters, digits and hyphens. @throws FrontdoorError `short-name-malformed`. */
export function slugOf(text: string): string {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= 100) return text;
  throw new FrontdoorError('short-name-malformed', { text });
}

/** A short name made from a long one: `Council Tax` gives `council-tax`. */
export const slugFrom = (name: string): string =>
  slugOf(
    name
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, ''),
  );

/** A language tag (BCP 47). @throws FrontdoorError `language-malformed`. */
export function languageOf(text: string): string {
  if (language.safeParse(text).success) return text;
  throw new FrontdoorError('language-malformed', { text });
}

/** What people are shown. @throws FrontdoorError `name-malformed`. */
export function nameOf(text: string): string {
  const name = text.trim();
  if (name !== '' && name.length <= 200) return name;
  throw new FrontdoorError('name-malformed');
}

/** An https address, or http on this machine. @throws FrontdoorError `web-address-malformed`. */
export function webAddressOf(text: string): string {
  if (
    /^https:\/\/[^\s/]+|^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/.test(text) &&
    URL.canParse(text)
  )
    return text;
  throw new FrontdoorError('web-address-malformed', { text });
}

/** A whole number within limits, the limits included. @throws FrontdoorError `number-out-of-range`. */
export function numberOf(what: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new FrontdoorError('number-out-of-range', { value: text, what, least, most });
}

/** A time zone by its IANA name. @throws FrontdoorError `time-zone-unknown`. */
export function zoneOf(zone: string): string {
  try {
    Intl.DateTimeFormat('en-GB', { timeZone: zone });
    return zone;
  } catch (error) {
    throw new FrontdoorError('time-zone-unknown', { zone }, { cause: error });
  }
}

/** Channel and address of an entry point, the address in the spelling of its channel. */
export function entryPointOf(channelName: string, address: string): { channel: Channel; address: string } {
  const [on] = wordsOf('channel', channel.options, [channelName]);
  return { channel: on!, address: SPELLING[CHANNELS[on!].entryPointIs](address) };
}

const SPELLING = { telephone: phoneOf, mailbox: emailOf, slug: slugOf, name: nameOf };
