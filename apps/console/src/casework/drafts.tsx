import { api } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api/client.js';
import { keys } from '../api/keys.js';
import { Badge } from '../ui/badge.js';

/** What I have begun to write and not sent, on any enquiry. */
export const useDrafts = () =>
  useQuery({
    queryKey: keys.drafts,
    queryFn: ({ signal }) => call(api.listDrafts, {}, { signal }),
    select: ({ drafts }) => drafts,
  });

/** Says beside an enquiry that I have begun to write there. */
export const DraftMark = ({ enquiryId }: { enquiryId: string }) => {
  const drafts = useDrafts();
  if (!drafts.data?.some((each) => each.enquiryId === enquiryId)) return null;
  return <Badge icon="note">Draft</Badge>;
};
