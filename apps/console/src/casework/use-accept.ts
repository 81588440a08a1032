import { api } from '@frontdoor/contracts';
import { useNavigate } from 'react-router';
import { keys } from '../api/keys.js';
import { useAction } from '../api/use-action.js';

/** Accepts an offer or picks a waiting work item, and opens its enquiry. */
export const useAccept = () => {
  const navigate = useNavigate();
  return useAction(api.acceptWorkItem, {
    refresh: [keys.queue, keys.enquiries, keys.session],
    onDone: ({ enquiryId }) => void navigate(`/enquiries/${enquiryId}`),
  });
};
