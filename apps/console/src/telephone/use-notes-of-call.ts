import { api, type CallView } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { call } from '../api/client.js';
import { keys } from '../api/keys.js';
import { useMe } from '../session/me.js';
import { notesSince } from './closing.js';

/** What I noted on the enquiry while a call lasted is what it was about, where nothing else was written of that: once. */
export const useNotesOfCall = (
  { enquiryId, answeredAt }: Pick<CallView, 'enquiryId' | 'answeredAt'>,
  summary: string,
  write: (summary: string) => void,
): void => {
  const { name } = useMe();
  const { data: enquiry } = useQuery({
    queryKey: keys.enquiry(enquiryId ?? ''),
    queryFn: ({ signal }) => call(api.readEnquiry, { params: { id: enquiryId! } }, { signal }),
    enabled: enquiryId !== null,
  });
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current || !enquiry || answeredAt === null) return;
    isDone.current = true;
    const noted = notesSince(enquiry.timeline, name, answeredAt);
    if (summary === '' && noted !== '') write(noted);
  }, [enquiry, answeredAt, name, summary, write]);
};
