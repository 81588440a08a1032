import type { Wish } from './incoming.js';

const PLAIN: Readonly<Record<string, Wish['wants']>> = {
  stop: 'no-messages',
  stopall: 'no-messages',
  unsubscribe: 'no-messages',
  start: 'messages',
  unstop: 'messages',
};

/**
 * What a text says about texts, where it is nothing but a word that means it to every network. Not those that some providers
 * take for STOP as well but people say about their matter (`cancel`, `end`, `quit`, `yes`), nor a plain `help`: that is
 * somebody who asks for help.
 */
export const plainWish = (text: string): Wish['wants'] | undefined =>
  PLAIN[text.toLowerCase().replaceAll(/[\s.!“”"']+/g, '')];
