import { ActionButton } from '../../ui/action-button.js';
import { Icon } from '../../ui/icon.js';
import { notify } from '../../state/notices.js';

export interface Secret {
  /** Whose it is and what it is: “Signing secret of Parking app”. */
  title: string;
  text: string;
  /** What becomes of the one before. */
  before?: string | undefined;
}

/** Something that is shown this once: until it is put away. */
export const SecretShown = ({ secret, onClose }: { secret: Secret; onClose: () => void }) => {
  const copy = () =>
    navigator.clipboard.writeText(secret.text).then(
      () => notify({ tone: 'good', title: 'Copied.' }),
      () =>
        notify({ tone: 'bad', title: 'It could not be copied.', text: 'Select the words and copy them.' }),
    );
  return (
    <section className="panel secret" aria-label={secret.title}>
      <p>
        <Icon name="at-risk" /> <strong>{secret.title}.</strong> It is shown this once: give it to whoever
        looks after the other system. {secret.before}
      </p>
      <code className="secret-text">{secret.text}</code>
      <div className="subscriber-actions">
        <ActionButton size="small" onPress={() => void copy()}>
          Copy
        </ActionButton>
        <ActionButton size="small" onPress={onClose}>
          I have it
        </ActionButton>
      </div>
    </section>
  );
};
