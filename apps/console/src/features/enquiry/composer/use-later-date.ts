import type { EnquiryDetail } from '@frontdoor/contracts';
import { useRef } from 'react';
import { z } from 'zod';
import { useNow } from '../../../time/use-now.js';
import { useZone } from '../../../time/zone.js';
import { type Drafted, draftLaterDate, type LaterDate, redraft } from './later-date.js';
import type { WorkingDraft } from './use-draft.js';
import type { ReplyDraft } from './use-reply-draft.js';

const kept = z
  .object({ commitmentId: z.string(), until: z.string().nullable(), reason: z.string() })
  .partial();
type Chosen = z.infer<typeof kept>;

const read = (text = '{}'): Chosen => {
  const parsed = kept.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : {};
};

/** The later date being chosen, begun with the promise that falls due first and the usual date; its message follows it. */
export const useLaterDate = (
  { commitments }: Pick<EnquiryDetail, 'commitments'>,
  working: WorkingDraft,
  draft: ReplyDraft,
) => {
  const now = useNow();
  const zone = useZone();
  const text = working.fields.laterDate;
  const drafted = useRef<Drafted>(null);
  // A promise that is overdue gets no later date.
  const promises = commitments.filter(({ canExtend, dueAt }) => canExtend && Date.parse(dueAt) > now);

  const settle = ({ commitmentId, until, reason = '' }: Chosen) => {
    const promise = promises.find((one) => one.id === commitmentId) ?? promises[0];
    const usual = promise?.laterDate ?? null;
    const value: LaterDate = {
      commitmentId: promise?.id ?? '',
      until: until === undefined ? usual : until,
      reason,
    };
    return { promise, value };
  };
  const { promise, value } = settle(read(text));

  const draftOf = (chosen: Chosen): Drafted | null => {
    const settled = settle(chosen);
    const { until, reason } = settled.value;
    return settled.promise && until !== null
      ? draftLaterDate({ until, reason }, settled.promise.dueAt, draft.wanted, zone)
      : null;
  };

  return {
    value,
    promises,
    promise,
    /** Another promise begins anew with its own usual date. */
    change: (changes: Partial<LaterDate>) => {
      const next: Chosen =
        changes.commitmentId === undefined
          ? { ...read(text), ...changes }
          : { ...changes, reason: value.reason };
      working.change({ laterDate: JSON.stringify(next) });
      const [old, made] = [drafted.current ?? draftOf(read(text)), draftOf(next)];
      if (!old || !made) return;
      drafted.current = made;
      const followed = redraft(draft.text, old, made);
      draft.replace(followed.text, followed.marks);
    },
    draftMessage: () => {
      const made = draftOf(value);
      if (!made) return;
      drafted.current = made;
      const before = draft.text.trimEnd();
      draft.replace(before === '' ? made.text : `${before}\n\n${made.text}`, made.marks);
    },
  };
};

export type LaterDateDraft = ReturnType<typeof useLaterDate>;
