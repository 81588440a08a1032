import { toE164 } from '@frontdoor/kernel';
import { stepsAt } from '../clock/steps-at.js';
import type { Pack, PackFault } from '../pack/pack.js';
import { caseFacts, caseInstant } from './case-events.js';
import type { CaseFile } from './case-file.js';

/** The stories of a case file that open no commitment: steps asked, callers offered something, numbers shown. */
export function runOtherCases(pack: Pack, file: string, value: CaseFile): PackFault[] {
  const at = (text: string): number => caseInstant(text, pack.localTime);
  const faults: PackFault[] = [];
  const tell = (path: string, message: string | undefined): void => {
    if (message) faults.push({ file, path, message });
  };
  for (const [i, { story, moment, matter, asked, ...when }] of value.steps.entries()) {
    const steps = stepsAt(pack, moment, caseFacts({ ...value.matter, ...matter }), at(when.at));
    const isAsked = steps.some(({ promiseId }) => promiseId === value.promise);
    if (isAsked !== asked)
      tell(`steps.${i} (${story})`, `is ${isAsked ? '' : 'not '}asked, expected ${asked ? '' : 'not '}to be`);
  }
  for (const [i, { story, rang, 'looked-at': lookedAt, offered }] of value.callers.entries()) {
    const { offerAfterSeconds, offers } = pack.calls;
    const given = at(lookedAt) - at(rang) < offerAfterSeconds * 1000 ? [] : offers;
    if (given.join() !== offered.join())
      tell(`callers.${i} (${story})`, `is offered ${say(given)}, expected ${say(offered)}`);
  }
  for (const [i, { story, shown }] of value.rung.entries())
    if (pack.calls.shows !== toE164(shown))
      tell(
        `rung.${i} (${story})`,
        `shows ${say(pack.calls.shows ? [pack.calls.shows] : [])}, expected ${shown}`,
      );
  const { cases, steps, callers, rung } = value;
  // Of a story with a clock it is told that there is no such clock.
  if (cases.length === 0 && !pack.promises.some(({ id }) => id === value.promise))
    tell('promise', `there is no promise ${value.promise}`);
  if (cases.length + steps.length + callers.length + rung.length === 0) tell('', 'has no story');
  return faults;
}

const say = (what: readonly string[]): string => what.join(', ') || 'nothing';
