import { z } from 'zod';
import { hopBudget, type HopBudget, USUAL_HOPS } from './brief.js';
import { leftAlone, sayLeftAlone, USUAL_LEFT_ALONE } from './left-alone.js';
import { callRules } from './call-rules.js';
import { overflow } from './overflow.js';
import { sayCallRules, sayOverflow } from './overflow-sentences.js';
import { rings, sayRings } from './rings.js';
import { sayMinutes } from './say-minutes.js';

/** Words and phrases by which a service is suggested, each with its weight; below 0 it counts against the service. */
export const topicWords = z
  .record(
    z.string().trim().min(2).max(80),
    z
      .int()
      .min(-10)
      .max(10)
      .refine((weight) => weight !== 0, 'a weight from -10 to 10, and not 0'),
  )
  .refine((words) => Object.keys(words).length <= 500, 'at most 500 words and phrases');
export type TopicWords = z.infer<typeof topicWords>;

/** How well somebody knows a service. */
export const skillLevel = z.int().min(1).max(5);

/** By the ids of those who are skilled for the service; who is not named knows it as usual. */
const levels = z.record(z.uuid(), skillLevel);

/** One of the rules of a service and what it is set to; null: as usual. */
export const serviceRule = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('calls'), value: callRules.nullable() }),
  z.strictObject({ what: z.literal('overflow'), value: overflow.nullable() }),
  z.strictObject({ what: z.literal('rings'), value: rings.nullable() }),
  z.strictObject({ what: z.literal('hops'), value: hopBudget.nullable() }),
  z.strictObject({ what: z.literal('left-alone'), value: leftAlone.nullable() }),
  z.strictObject({ what: z.literal('words'), value: topicWords }),
  z.strictObject({ what: z.literal('levels'), value: levels }),
]);
export type ServiceRule = z.infer<typeof serviceRule>;
export type ServiceRuleName = ServiceRule['what'];

/** What each is called before a user. */
export const SERVICE_RULES: Readonly<Record<ServiceRuleName, string>> = {
  calls: 'Callers, when it is busy or closed',
  overflow: 'What is written, when it is busy or closed',
  rings: 'Whom else to ask',
  levels: 'Who knows it how well',
  'left-alone': 'Work left alone',
  hops: 'How often it may go on',
  words: 'Words by which it is suggested',
};

/** A budget of handovers in sentences. */
export function sayHops({ free, accepted, acceptMinutes }: HopBudget): string[] {
  const times = (n: number): string => (n === 1 ? 'once' : `${n} times`);
  const lasts = `The receiver has ${sayMinutes(acceptMinutes)} to take it.`;
  return [
    free === 0 ? 'It never moves at once.' : `It moves ${times(free)} at once.`,
    ...(accepted === 0 ? [] : [`Then ${times(accepted)} more, when the receiver has taken it. ${lasts}`]),
    'After that only a supervisor moves it.',
  ];
}

interface Names {
  /** The name of a service by its short name. */
  service: (slug: string) => string;
  /** The name of somebody by their id. */
  agent: (id: string) => string;
}

/** A rule in sentences; as usual where nothing is set. */
export function sayServiceRule(rule: ServiceRule, names: Names): string[] {
  switch (rule.what) {
    case 'calls': {
      const said = sayCallRules(rule.value, names.service);
      return said.length > 0 ? said : ['As the charter has it for every service.'];
    }
    case 'overflow':
      return rule.value && Object.keys(rule.value).length > 0
        ? sayOverflow(rule.value, names.service)
        : ['It waits, whatever the channel.'];
    case 'rings':
      return rule.value ? sayRings(rule.value, names.service) : ['Its own people, and nobody else.'];
    case 'hops':
      return sayHops(rule.value ?? USUAL_HOPS);
    case 'left-alone':
      return sayLeftAlone(rule.value ?? USUAL_LEFT_ALONE);
    case 'words': {
      const words = Object.entries(rule.value);
      return words.length === 0
        ? ['It is suggested by no words.']
        : [
            words
              .map(([phrase, weight]) => `${phrase} ${weight > 0 ? '+' : '−'}${Math.abs(weight)}`)
              .join(', '),
          ];
    }
    case 'levels': {
      const said = Object.entries(rule.value).map(([id, level]) => `${names.agent(id)} at level ${level}`);
      return said.length === 0 ? ['All of its people know it as usual (level 3).'] : [`${said.join(', ')}.`];
    }
  }
}
