import { api, type TimelineEntry } from '@frontdoor/contracts';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { mayUse, useMe } from '../../../session/me.js';
import { EntryTime } from '../../../time/entry-time.js';
import { ActionButton } from '../../../ui/action-button.js';
import { Badge } from '../../../ui/badge.js';
import { Icon } from '../../../ui/icon.js';
import { PopUp } from '../../../ui/pop-up.js';
import { ReasonForm } from '../reason-form.js';
import { useEnquiryAction } from '../use-enquiry-action.js';

type Post = NonNullable<Extract<TimelineEntry, { type: 'contact' }>['post']>;

/** Who can read it on its network. */
export const AudienceMark = ({ post: { audience, hidden } }: { post: Post }) => (
  <>
    {audience === 'public' ? <Badge tone="risk">Public</Badge> : <Badge>Private message</Badge>}
    {hidden && <Badge>Hidden</Badge>}
  </>
);

const Hide = ({ contactId }: { contactId: string }) => {
  const hide = useEnquiryAction(api.hidePost);
  return (
    <DialogTrigger>
      <ActionButton size="small" isPending={hide.isPending}>
        Hide from others
      </ActionButton>
      <PopUp title="Hide this comment from others?">
        {(shut) => (
          <ReasonForm
            intro="Its writer and their friends still see it. It stays here, with its promise."
            label="Why is it hidden?"
            hint="Written down with the enquiry."
            action="Hide it"
            onCancel={shut}
            onDone={(reason) => {
              shut();
              hide.mutate({ params: { id: contactId }, body: { reason } });
            }}
          />
        )}
      </PopUp>
    </DialogTrigger>
  );
};

/** Where it stands on its network, and what can be done about it there. */
export const OnNetwork = ({ contactId, post }: { contactId: string; post: Post }) => {
  const me = useMe();
  const { url, what, hidden, canBeHidden } = post;
  return (
    <>
      {hidden && (
        <p className="quiet small">
          Hidden from others <EntryTime at={hidden.at} />: <bdi>{hidden.reason}</bdi>
        </p>
      )}
      <div className="on-network">
        {url !== undefined && (
          <a className="button button-quiet button-small" href={url} target="_blank" rel="noreferrer">
            <Icon name="link" /> Look at {what ?? 'it'} there
          </a>
        )}
        {canBeHidden && mayUse(me, api.hidePost) && <Hide contactId={contactId} />}
      </div>
    </>
  );
};
