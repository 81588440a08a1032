import { api, type EnquiryDetail } from '@frontdoor/contracts';
import type { Input } from '../../../api/client.js';
import { notify } from '../../../state/notices.js';
import { useEnquiryAction } from '../use-enquiry-action.js';

type Move = NonNullable<Input<typeof api.moveEnquiry>['body']>;

/** The newest move of an enquiry that still counts. */
const lastMove = ({ ledger }: Pick<EnquiryDetail, 'ledger'>) =>
  ledger.findLast(({ type, takenBack }) => type === 'moved' && takenBack === null);

/** Moves an enquiry and says so, with a way back. */
export const useMove = ({ id, reference }: EnquiryDetail, onMoved: () => void) => {
  const back = useEnquiryAction(api.takeBackEvent, ({ service }) =>
    notify({ tone: 'good', name: 'moved', title: `${reference} is back with ${service}.` }),
  );
  const action = useEnquiryAction(api.moveEnquiry, (after) => {
    onMoved();
    const offered = after.handovers.find(({ mayWithdraw }) => mayWithdraw);
    if (offered) {
      notify({
        ...{ tone: 'neutral', name: 'moved', title: `${offered.to} is asked to take ${reference}.` },
        text: 'It stays with you, in its place, until they have.',
      });
      return;
    }
    const made = lastMove(after);
    notify({
      tone: 'neutral',
      name: 'moved',
      title: `${reference} is with ${after.service} now.`,
      text: after.owner ? `${after.owner.name} owns it.` : 'It waits in their queue, in its place.',
      ...(made && {
        action: {
          label: 'Undo',
          run: () => back.mutate({ params: { id, eventId: made.id }, body: { reason: 'Moved by mistake' } }),
        },
      }),
    });
  });
  return {
    isPending: action.isPending,
    move: (body: Move) => action.mutate({ params: { id }, body }),
  };
};
