import {
  type AnswerOf,
  api,
  type Commitment,
  type CommitmentState,
  type Endpoint,
  type EnquiryDetail,
} from '@frontdoor/contracts';
import { useRef } from 'react';
import type { Input } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { notify } from '../../state/notices.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { newerIn } from '../../casework/newer-in.js';
import { seenOf } from './seen.js';

/** An action on an enquiry: afterwards the enquiry, the queue and my load are fetched anew. */
export const useEnquiryAction = <E extends Endpoint>(
  endpoint: E,
  onDone?: (answer: AnswerOf<E>, input: Input<E>) => void,
) =>
  useAction(endpoint, {
    refresh: [keys.enquiries, keys.customers, keys.queue, keys.session],
    explain: newerIn,
    ...(onDone ? { onDone } : {}),
  });

const words: Record<CommitmentState, string> = {
  running: 'Runs',
  paused: 'Waits for the customer',
  kept: 'Kept',
  missed: 'Missed',
  extended: 'Kept by the later date',
  waived: 'Waived',
  lapsed: 'Over',
  withdrawn: 'No longer applies',
};

/** What became of the promises between two looks at an enquiry, a sentence each. */
export const effectsBetween = (
  before: readonly Commitment[],
  after: readonly Commitment[],
  time: (instant: string) => string,
): string[] =>
  after.flatMap((commitment) => {
    const { title, state, dueAt } = commitment;
    const old = before.find(({ id }) => id === commitment.id);
    if (!old) return [`New, due ${time(dueAt)}: “${title}”.`];
    if (old.state !== state) return [`${words[state]}: “${title}”.`];
    return old.dueAt === dueAt ? [] : [`Now due ${time(dueAt)}: “${title}”.`];
  });

/** Says that something was recorded on an enquiry, and what it did to the promises since `begin`. */
export const useTellEffects = (enquiry: EnquiryDetail) => {
  const now = useNow();
  const zone = useZone();
  const before = useRef(enquiry.commitments);
  return {
    /** The promises as they are now: live events may show the effect before the answer is here. */
    begin: () => {
      before.current = enquiry.commitments;
    },
    tell: (done: string, after: EnquiryDetail) => {
      const effects = effectsBetween(before.current, after.commitments, (at) => shortTime(at, now, zone));
      notify({
        tone: 'good',
        name: 'recorded',
        title: done,
        ...(effects.length > 0 ? { text: effects.join(' ') } : {}),
      });
    },
  };
};

type Recorded = Input<typeof api.recordEvent>['body'];

/** Records what happened to an enquiry and says what that did to its promises. */
export const useRecord = (enquiry: EnquiryDetail, done = 'Recorded.') => {
  const { begin, tell } = useTellEffects(enquiry);
  const action = useEnquiryAction(api.recordEvent, (after) => tell(done, after));
  return {
    isPending: action.isPending,
    record: (body: Recorded) => {
      begin();
      action.mutate({ params: { id: enquiry.id }, body: { ...body, ...seenOf(enquiry) } });
    },
  };
};
