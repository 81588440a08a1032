import { shortTime } from '../../../time/format.js';
import { useNow } from '../../../time/use-now.js';
import { useZone } from '../../../time/zone.js';
import { ActionButton } from '../../../ui/action-button.js';
import { Icon } from '../../../ui/icon.js';
import type { Keeping, WorkingDraft } from './use-draft.js';

const words: Record<Exclude<Keeping, 'conflict'>, string> = {
  none: '',
  keeping: 'Saving…',
  kept: 'Draft saved',
  'here-only': 'Draft in this browser only: Frontdoor cannot be reached',
};

/** Whether what is written is kept. */
export const DraftState = ({ draft: { keeping } }: { draft: WorkingDraft }) =>
  keeping === 'conflict' || keeping === 'none' ? null : (
    <span className={`draft-state draft-${keeping} quiet small`}>{words[keeping]}</span>
  );

/** Two windows of one person have different texts: nothing is lost until they say which it is. */
export const OtherDraft = ({ draft: { other, settle } }: { draft: WorkingDraft }) => {
  const now = useNow();
  const zone = useZone();
  if (!other) return null;
  return (
    <div className="not-ready" role="alert">
      <Icon name="at-risk" />
      <p>
        <strong>You changed this draft in another window</strong> ({shortTime(other.version, now, zone)}):{' '}
        <bdi>“{(other.fields.text ?? '').slice(0, 120)}”</bdi>
      </p>
      <ActionButton size="small" onPress={() => settle('other')}>
        Take that text
      </ActionButton>
      <ActionButton size="small" onPress={() => settle('mine')}>
        Keep this text
      </ActionButton>
    </div>
  );
};
