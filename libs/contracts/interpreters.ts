import { z } from 'zod';
import { instant, language } from './words.js';

/** How an interpreter is there. */
export const interpreterWay = z.enum(['telephone', 'face-to-face']);
export type InterpreterWay = z.infer<typeof interpreterWay>;

/** What is asked for: an interpreter of a language, by telephone or face to face. */
export const interpreterWanted = z.object({ language, way: interpreterWay });
export type InterpreterWanted = z.infer<typeof interpreterWanted>;

/** An interpreter as everybody sees it who picks the matter up. */
export const interpreterNeed = interpreterWanted.extend({
  state: z.enum(['asked', 'arranged']),
  /** The interpreter, or the agency; null until one is found. */
  with: z.string().nullable(),
  /** By which they are asked into a call, in E.164. */
  number: z.string().nullable(),
  /** When they are there; null for whenever they are rung. */
  at: instant.nullable(),
});
export type InterpreterNeed = z.infer<typeof interpreterNeed>;

/** Sign language needs no sound: it is interpreted face to face. */
export const SIGN_LANGUAGE = 'bfi';

/** Those that interpreters are asked for most in the United Kingdom; every other is found by its tag. */
export const INTERPRETED_LANGUAGES = [
  ...[
    'ar',
    'bn',
    SIGN_LANGUAGE,
    'zh',
    'cs',
    'fa',
    'fr',
    'gu',
    'hi',
    'hu',
    'it',
    'ku',
    'lv',
    'lt',
    'ps',
    'pl',
  ],
  ...['pt', 'pa', 'ro', 'ru', 'sk', 'so', 'es', 'ta', 'ti', 'tr', 'uk', 'ur', 'vi', 'cy'],
] as const;

const NAMES = new Intl.DisplayNames('en', { type: 'language' });

/** `Polish`, `British Sign Language`. */
export const sayInterpreted = (tag: string): string => NAMES.of(tag) ?? tag;

const WAYS: Readonly<Record<InterpreterWay, string>> = {
  telephone: 'by telephone',
  'face-to-face': 'face to face',
};

/** `Polish, by telephone` */
export const sayInterpreter = ({ language: tag, way }: InterpreterWanted): string =>
  `${sayInterpreted(tag)}, ${WAYS[way]}`;
