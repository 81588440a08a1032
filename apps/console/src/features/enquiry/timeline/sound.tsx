import { api, type Attachment } from '@frontdoor/contracts';
import { useState } from 'react';
import { hrefOf } from '../../../api/client.js';
import './sound.css';

/** Whether it is worth offering a file to be played. */
export const mayBeSound = ({ name, size }: { name: string; size: number }): boolean =>
  size > 0 && /\.(mp3|wav|ogg|oga|opus|m4a|flac)$/i.test(name);

interface Props {
  contactId: string;
  attachment: Pick<Attachment, 'index' | 'name'>;
}

/** A sound that came with a contact, fetched only once it is played. The hub sends nothing but sounds from there. */
export const Sound = ({ contactId, attachment: { index, name } }: Props) => {
  const [cannot, setCannot] = useState(false);
  if (cannot)
    return (
      <p className="quiet small" role="status">
        <bdi>{name}</bdi> cannot be played here. Download it below.
      </p>
    );
  return (
    // What is said in it stands below, once somebody typed it.
    // oxlint-disable-next-line jsx-a11y/media-has-caption
    <audio
      className="sound"
      controls
      preload="none"
      aria-label={`Play ${name}`}
      src={hrefOf(api.playAttachment, { params: { id: contactId, index } })}
      onError={() => setCannot(true)}
    />
  );
};
