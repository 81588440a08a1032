import { api, type Brief, type BriefGiven } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { type BriefDraft, draftOf, givenOf } from './brief-draft.js';

export interface WrittenBrief {
  /** Undefined until the record was read. */
  record: Omit<Brief, 'why'> | undefined;
  draft: BriefDraft | undefined;
  change: (changes: Partial<BriefDraft>) => void;
  /** What of it differs from the record. */
  given: BriefGiven | undefined;
}

/** The brief of an enquiry as the record has it, and what somebody makes of it. */
export const useBrief = (enquiryId: string | null): WrittenBrief => {
  const query = useQuery({
    queryKey: keys.brief(enquiryId ?? ''),
    queryFn: ({ signal }) => call(api.prepareBrief, { params: { id: enquiryId ?? '' } }, { signal }),
    enabled: enquiryId !== null,
    staleTime: Infinity,
    gcTime: 0,
  });
  const record = query.data?.brief;
  const [changes, setChanges] = useState<Partial<BriefDraft>>({});
  const before = record && draftOf(record);
  const draft = before && { ...before, ...changes };
  return {
    ...{ record, draft },
    change: (more) => setChanges((was) => ({ ...was, ...more })),
    given: before && draft && givenOf(draft, before),
  };
};
