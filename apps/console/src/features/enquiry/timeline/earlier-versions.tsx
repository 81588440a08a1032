import { useState } from 'react';
import { ActionButton } from '../../../ui/action-button.js';
import { ContactWords } from './contact-words.js';
import { EntryTime } from '../../../time/entry-time.js';
import type { Version } from './versions.js';
import './earlier-versions.css';

interface Props {
  versions: readonly Version[];
  /** What is to be seen, as in `Show what was received`. */
  what: string;
  /** They hold no more, and are shown struck through. */
  areStruck?: boolean;
}

/** What a contact said before its sender changed it: there for whoever asks, and not in view. */
export const EarlierVersions = ({ versions, what, areStruck = false }: Props) => {
  const [isShown, setIsShown] = useState(false);
  return (
    <>
      <ActionButton size="small" look="quiet" aria-expanded={isShown} onPress={() => setIsShown(!isShown)}>
        {isShown ? 'Hide' : 'Show'} {what}
      </ActionButton>
      {isShown &&
        versions.map((version, index) => (
          <div key={version.id} className={areStruck ? 'earlier-version struck' : 'earlier-version'}>
            <p className="quiet small">
              {index === 0 ? 'As received' : 'Edited'} <EntryTime at={version.at} />
            </p>
            <ContactWords version={version} />
          </div>
        ))}
    </>
  );
};
