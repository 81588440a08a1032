import { api, type WorkItem } from '@frontdoor/contracts';
import { ActionButton } from '../../../ui/action-button.js';
import { notify } from '../../../state/notices.js';
import { useEnquiryAction } from '../use-enquiry-action.js';
import { FinishWork } from './finish-work.js';

/** What I can do with work I have accepted, besides replying. */
export const MineActions = ({ item }: { item: WorkItem }) => {
  const release = useEnquiryAction(api.releaseWorkItem, () =>
    notify({ tone: 'neutral', title: 'Back in the queue.', text: 'It keeps its original start time.' }),
  );
  return (
    <>
      <FinishWork item={item} />
      <ActionButton
        size="small"
        isPending={release.isPending}
        onPress={() => release.mutate({ params: { id: item.id } })}
      >
        Put back
      </ActionButton>
    </>
  );
};
