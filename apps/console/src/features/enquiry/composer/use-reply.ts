import { api, type EnquiryDetail } from '@frontdoor/contracts';
import { useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { asApiError } from '../../../api/api-error.js';
import { call, type Input } from '../../../api/client.js';
import { keys } from '../../../api/keys.js';
import { delay, type Delayed, UNDO_MS } from '../../../state/delay.js';
import { notify } from '../../../state/notices.js';
import { newerIn } from '../../../casework/newer-in.js';

type Reply = Omit<Input<typeof api.sendReply>['body'], 'requestId' | 'whenNewer' | 'seenUpTo' | 'draft'>;
type WhenNewer = NonNullable<Input<typeof api.sendReply>['body']['whenNewer']>;

interface Around {
  /** Takes the draft to the hub; resolves to the version that the hub has. */
  flush: () => Promise<string | null>;
  onSent: () => void;
  /** The hub found something missing that the charter wants said: in words. */
  onMissing: (missing: string) => void;
  /** More had come from the customer than the agent had on the screen: in words. */
  onNewer: (newer: string) => void;
}

/**
 * Sends a reply after a moment in which it can be undone; leaving the page sends it at once. It tells what was on the
 * screen when it was decided on: the hub refuses it where more has come from the customer since. Whoever has left the page
 * cannot be asked: then it leaves, and answers only what they saw.
 * The same words to the same address keep their request id, so that sending them again is harmless.
 */
export const useReply = (enquiryId: string, { flush, onSent, onMissing, onNewer }: Around) => {
  const client = useQueryClient();
  const [phase, setPhase] = useState<'writing' | 'held' | 'sending'>('writing');
  const held = useRef<Delayed>(null);
  const hasLeft = useRef(false);
  const draft = useRef<string | null>(null);
  const attempt = useRef({ words: '', requestId: '' });

  const send = async (reply: Reply, seen: { seenUpTo?: string }, whenNewer: WhenNewer) => {
    setPhase('sending');
    // Whoever has left has no time for it: it was taken there when they decided on the reply.
    if (!hasLeft.current) draft.current = await flush();
    const words = JSON.stringify(reply);
    if (attempt.current.words !== words) attempt.current = { words, requestId: crypto.randomUUID() };
    const version = draft.current === null ? {} : { draft: draft.current };
    const body = { ...reply, ...seen, ...version, whenNewer, requestId: attempt.current.requestId };
    try {
      const answer: EnquiryDetail = await call(
        api.sendReply,
        { params: { id: enquiryId }, body },
        { keepalive: words.length < 60_000 },
      );
      attempt.current = { words: '', requestId: '' };
      client.setQueryData(keys.enquiry(enquiryId), answer);
      onSent();
    } catch (error) {
      const known = asApiError(error);
      const { code, message, remedy, details } = known;
      const newer = newerIn(known);
      if (newer !== undefined) onNewer(newer);
      else if (code === 'content-missing') onMissing(String(details['missing'] ?? message));
      else notify({ tone: 'bad', title: `Not sent: ${message}`, text: `${remedy} Your text is kept.` });
      void client.invalidateQueries({ queryKey: keys.enquiry(enquiryId) });
    }
    setPhase('writing');
    for (const queryKey of [keys.queue, keys.session]) void client.invalidateQueries({ queryKey });
  };

  useEffect(() => {
    const leave = () => {
      hasLeft.current = true;
      held.current?.now();
    };
    const comeBack = () => {
      hasLeft.current = false;
    };
    comeBack();
    addEventListener('pagehide', leave);
    addEventListener('pageshow', comeBack);
    return () => {
      removeEventListener('pagehide', leave);
      removeEventListener('pageshow', comeBack);
      leave();
    };
  }, []);

  return {
    phase,
    reply: (reply: Reply, seen: { seenUpTo?: string }) => {
      setPhase('held');
      void flush().then((version) => {
        draft.current = version;
      });
      held.current = delay(UNDO_MS, () => void send(reply, seen, hasLeft.current ? 'send' : 'refuse'));
    },
    undo: () => {
      held.current?.undo();
      setPhase('writing');
    },
    sendNow: () => held.current?.now(),
  };
};
