import { CHANNELS, type EnquiryDetail, type StepPrompt } from '@frontdoor/contracts';

type Asked = Pick<EnquiryDetail, 'state' | 'prompts' | 'timeline'>;

/**
 * What to ask the agent now: at once what belongs to a talk, and what belongs to taking on something written once the
 * customer has been answered, since until then there was no talk. Of what is closed only the latter is asked, since one
 * press may answer and close.
 */
export const askedNow = ({ state, prompts, timeline }: Asked): StepPrompt[] => {
  const isAnswered = timeline.some(
    (entry) => entry.type === 'contact' && entry.direction === 'out' && !entry.automatic,
  );
  return prompts.filter(({ moment, channel }) =>
    moment === 'taken-on' && CHANNELS[channel].meets.length === 0 ? isAnswered : state === 'open',
  );
};
