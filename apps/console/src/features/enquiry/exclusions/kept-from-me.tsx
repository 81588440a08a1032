import { asApiError } from '../../../api/api-error.js';
import { Message } from '../../../ui/message.js';
import { Page } from '../../../ui/page.js';
import { ExclusionList } from './exclusions-line.js';

/** The hub refused to show an enquiry, since it is about whoever asks or in their interest. */
export const isKeptFromMe = (error: unknown): boolean =>
  error !== null && asApiError(error).code === 'agent-excluded';

/** In place of the enquiry: that it is kept from whoever is here, whom to ask, and who else must not deal with it. */
export const KeptFromMe = ({ id, error }: { id: string; error: unknown }) => {
  const { message, remedy } = asApiError(error);
  return (
    <Page title="Kept from you">
      <Message icon="at-risk" title={message}>
        <p>{remedy}</p>
        <div className="exclusions">
          <ExclusionList enquiryId={id} />
        </div>
      </Message>
    </Page>
  );
};
