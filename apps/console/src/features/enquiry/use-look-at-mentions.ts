import type { EnquiryDetail } from '@frontdoor/contracts';
import { useEffect, useEffectEvent } from 'react';
import { useLookAtMentions, useMentions } from '../../casework/use-mentions.js';
import { isLookedAt } from '../../state/looked-at.js';

/** What mentions me on an enquiry is looked at once its note is on a screen that somebody looks at. */
export const useLookAtMentionsOn = ({ timeline }: Pick<EnquiryDetail, 'timeline'>): void => {
  const { mentions = [] } = useMentions().data ?? {};
  const lookAt = useLookAtMentions();
  const shown = new Set(timeline.map(({ id }) => id));
  const fresh = mentions
    .flatMap(({ noteId, seenAt }) => (seenAt === null && shown.has(noteId) ? noteId : []))
    .join(' ');
  const look = useEffectEvent((notes: string) => {
    if (isLookedAt()) lookAt(notes.split(' '));
  });
  useEffect(() => {
    if (fresh === '') return undefined;
    const listen = () => look(fresh);
    listen();
    addEventListener('focus', listen);
    return () => removeEventListener('focus', listen);
  }, [fresh]);
};
