import { type Channel, channel, language } from '@frontdoor/contracts';
import parsePhoneNumber from 'libphonenumber-js';
import { z } from 'zod';
import { WrongUsage } from '../faults.js';

/** Every value must be one of the words. @throws WrongUsage naming them. */
export function wordsOf<T extends string>(what: string, words: readonly T[], given: readonly string[]): T[] {
  return given.map((value) => {
    const found = words.find((word) => word === value);
    if (found) return found;
    throw new WrongUsage(`${value} is no ${what}.`, `Use one of: ${words.join(', ')}.`);
  });
}

/** An email address with the case folded. */
export function emailOf(text: string): string {
  const address = text.trim().toLowerCase();
  if (z.email().max(320).safeParse(address).success) return address;
  throw new WrongUsage(`${text} is not an email address.`, 'Give it as name@example.org.');
}

/** A telephone number in E.164; without a country code it is British. */
export function phoneOf(text: string): string {
  const number = parsePhoneNumber(text, 'GB');
  if (number?.isPossible()) return number.number;
  throw new WrongUsage(
    `${text} is not a telephone number.`,
    'Give it with its country code, as +441223457000.',
  );
}

/** A short name for addresses: lower-case letters, digits and hyphens. */
export function slugOf(text: string): string {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= 100) return text;
  throw new WrongUsage(
    `${text} cannot be used as a short name.`,
    'Use lower-case letters, digits and single hyphens.',
  );
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

export function languageOf(text: string): string {
  if (language.safeParse(text).success) return text;
  throw new WrongUsage(`${text} is not a language tag.`, 'Use one such as en, pl or pt-BR.');
}

export function nameOf(text: string): string {
  const name = text.trim();
  if (name !== '' && name.length <= 200) return name;
  throw new WrongUsage('A name needs 1 to 200 characters.');
}

/** An https address, or http on this machine. */
export function webAddressOf(text: string): string {
  if (
    /^https:\/\/[^\s/]+|^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/.test(text) &&
    URL.canParse(text)
  )
    return text;
  throw new WrongUsage(`${text} cannot be used as a web address.`, 'Give an https address.');
}

export function numberOf(what: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new WrongUsage(`${text} is no ${what}.`, `Give a whole number from ${least} to ${most}.`);
}

/** Channel and address of an entry point, the address in the spelling of its channel. */
export function entryPointOf(channelName: string, address: string): { channel: Channel; address: string } {
  const [on] = wordsOf('channel', channel.options, [channelName]);
  return { channel: on!, address: SPELLING[on!](address) };
}

const SPELLING: Record<Channel, (address: string) => string> = {
  phone: phoneOf,
  callback: phoneOf,
  voicemail: phoneOf,
  sms: phoneOf,
  fax: phoneOf,
  email: emailOf,
  web: slugOf,
  api: slugOf,
  letter: nameOf,
  visit: nameOf,
  social: nameOf,
};
