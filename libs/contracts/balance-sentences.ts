import type { BalanceStep } from './balance.js';
import { sayCallRules } from './overflow-sentences.js';

/** Names by what a change names them by. */
export interface BalanceNames {
  agent: (id: string) => string;
  service: (slug: string) => string;
  entryPoint: (id: string) => string;
}

const joined = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** One part of a change, as a sentence. */
export function sayBalanceStep(step: BalanceStep, { agent, service, entryPoint }: BalanceNames): string {
  switch (step.what) {
    case 'work':
      return `${agent(step.to)} gets the ${step.most === 1 ? 'most urgent' : `${step.most} most urgent`} that wait for ${service(step.service)}.`;
    case 'hand':
      return step.to === null
        ? `All that ${agent(step.from)} has in hand goes back to the queue.`
        : `All that ${agent(step.from)} has in hand goes to ${agent(step.to)}.`;
    case 'service':
      return `${service(step.to)} deals with the ${step.most === 1 ? 'most urgent' : `${step.most} most urgent`} that wait for ${service(step.from)}.`;
    case 'skills':
      return step.services.length === 0
        ? `${agent(step.agent)} is given nothing today.`
        : `Today ${agent(step.agent)} does ${joined(step.services.map(service))}.`;
    case 'capacity':
      return `Today ${agent(step.agent)} has room for ${step.capacity}.`;
    case 'pause':
      return `${entryPoint(step.entryPoint)} is paused: “${step.words}”`;
    case 'open':
      return `${entryPoint(step.entryPoint)} is taken up again.`;
    case 'caller-rules': {
      const sentences = sayCallRules(step.rules, service);
      return `Callers of ${service(step.service)}: ${sentences.length === 0 ? 'as the charter has it.' : sentences.join(' ')}`;
    }
  }
}
