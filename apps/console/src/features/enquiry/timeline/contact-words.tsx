import { api, type Attachment } from '@frontdoor/contracts';
import { hrefOf } from '../../../api/client.js';
import { fileSize } from '../../../ui/file-size.js';
import { Icon } from '../../../ui/icon.js';
import { LongText } from '../../../ui/long-text.js';
import { mayBePicture } from './picture-type.js';
import { Picture } from './picture.js';
import type { Version } from './versions.js';

/** Whether a subject is that of the enquiry, which is cut where it is long. */
export const isSaidAbove = (subject: string, title: string): boolean =>
  subject === title || (title.endsWith('…') && subject.replace(/\s+/g, ' ').startsWith(title.slice(0, -1)));

/** More pictures of one contact than this are only offered for download. */
const MOST_PICTURES = 8;

interface AttachmentsProps {
  contactId: string;
  attachments: readonly Attachment[];
}

const Attachments = ({ contactId, attachments }: AttachmentsProps) => {
  if (attachments.length === 0) return null;
  const pictures = attachments.filter(mayBePicture).slice(0, MOST_PICTURES);
  return (
    <>
      {pictures.length > 0 && (
        <div className="pictures">
          {pictures.map((attachment) => (
            <Picture key={attachment.index} contactId={contactId} attachment={attachment} />
          ))}
        </div>
      )}
      <ul className="attachments" aria-label="Attachments">
        {attachments.map(({ index, name, size }) => (
          <li key={index}>
            <a href={hrefOf(api.readAttachment, { params: { id: contactId, index } })} download={name}>
              <Icon name="attachment" size={16} />
              <bdi>{name}</bdi> <span className="quiet">({fileSize(size)})</span>
            </a>
          </li>
        ))}
        <li className="quiet">Not scanned for viruses.</li>
      </ul>
    </>
  );
};

interface Props {
  version: Version;
  /** The subject of the enquiry, where it stands above: it is not said again. */
  title?: string;
}

/** What a contact says, with its files. */
export const ContactWords = ({ version: { id, subject, text, attachments }, title = '' }: Props) => (
  <>
    {subject && !isSaidAbove(subject, title) && (
      <p className="contact-subject">
        <bdi>{subject}</bdi>
      </p>
    )}
    <LongText text={text} />
    <Attachments contactId={id} attachments={attachments} />
  </>
);
