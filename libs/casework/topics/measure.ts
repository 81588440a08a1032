import { byRules, sureByRules, type TopicWord } from './by-rules.js';
import { type Example, NaiveBayes } from './naive-bayes.js';
import { tellingWords } from './words-of.js';

export interface PastText {
  id: string;
  serviceId: string;
  text: string;
  /** Somebody moved it there. */
  isCorrected: boolean;
}

/** How often something named the right service, another, or none. */
export interface Figures {
  right: number;
  wrong: number;
  silent: number;
}

export interface Measured {
  /** Texts that nothing was learnt from. */
  heldOut: number;
  learntFrom: number;
  rules: Figures;
  learnt: Figures;
  /** Rules first, and what was learnt where they say nothing. */
  both: Figures;
}

/** Of five texts one is held out. */
const PARTS = 5;
/** What was learnt says something when it is so sure, from at least so many texts. */
const SURE = 0.8;
const LEAST_TEXTS = 50;
/** A correction was looked at; others may lie where they came in. */
const CORRECTED_TIMES = 3;

export const exampleOf = ({ serviceId, text, isCorrected }: PastText): Example => ({
  serviceId,
  words: tellingWords(text),
  times: isCorrected ? CORRECTED_TIMES : 1,
});

/** Always the same texts, in whatever order they come. */
const isHeldOut = ({ id }: PastText): boolean => Number.parseInt(id.slice(-6), 16) % PARTS === 0;

/** What was learnt, where it is sure enough to say it. */
export function sureByLearning(model: NaiveBayes, text: string): ReturnType<NaiveBayes['of']>[number] | null {
  if (model.size < LEAST_TEXTS) return null;
  const [best] = model.of(tellingWords(text));
  return best && best.share >= SURE ? best : null;
}

/** The rules and what can be learnt, tried on texts of the past that nothing was learnt from. */
export function measure(texts: readonly PastText[], rules: readonly TopicWord[]): Measured {
  const heldOut = texts.filter(isHeldOut);
  const model = new NaiveBayes(texts.filter((text) => !isHeldOut(text)).map(exampleOf));
  const said = heldOut.map(({ serviceId, text }) => ({
    is: serviceId,
    rules: sureByRules(byRules(text, rules))?.serviceId ?? null,
    learnt: sureByLearning(model, text)?.serviceId ?? null,
  }));
  const figures = (of: (one: (typeof said)[number]) => string | null): Figures => ({
    right: said.filter((one) => of(one) === one.is).length,
    wrong: said.filter((one) => of(one) !== null && of(one) !== one.is).length,
    silent: said.filter((one) => of(one) === null).length,
  });
  return {
    heldOut: heldOut.length,
    learntFrom: texts.length - heldOut.length,
    rules: figures(({ rules: one }) => one),
    learnt: figures(({ learnt: one }) => one),
    both: figures((one) => one.rules ?? one.learnt),
  };
}
