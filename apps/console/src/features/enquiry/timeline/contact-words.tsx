import { api, type ShownAttachment } from '@frontdoor/contracts';
import { useState } from 'react';
import { hrefOf } from '../../../api/client.js';
import { fileSize } from '../../../ui/file-size.js';
import { Icon } from '../../../ui/icon.js';
import { LongText } from '../../../ui/long-text.js';
import { Segments } from '../../../ui/segments.js';
import { AsItLooks } from './as-it-looks.js';
import { FilePages, mayHavePages } from './file-pages.js';
import { LaidOutText } from './laid-out-text.js';
import { mayBePicture } from './picture-type.js';
import { Picture } from './picture.js';
import { mayBeSound, Sound } from './sound.js';
import type { Version } from './versions.js';

/** Whether a subject is that of the enquiry, which is cut where it is long. */
export const isSaidAbove = (subject: string, title: string): boolean =>
  subject === title || (title.endsWith('…') && subject.replace(/\s+/g, ' ').startsWith(title.slice(0, -1)));

/** More files of one contact than this are only offered for download. */
const MOST_SHOWN = 8;

interface AttachmentsProps {
  contactId: string;
  attachments: readonly ShownAttachment[];
  /** They are shown already: only named, to be downloaded. */
  areShown?: boolean;
}

/** Why a file cannot be opened; null where it can. */
export const shut = ({ scan, finding }: ShownAttachment): string | null => {
  if (scan === 'infected') return `Cannot be opened: a virus was found in it (${finding}).`;
  if (scan === 'waiting') return 'Cannot be opened yet: it is being scanned for viruses.';
  if (scan === 'failed')
    return `Cannot be opened: it could not be scanned, since ${finding}. It is tried again.`;
  return null;
};

export const Attachments = ({ contactId, attachments, areShown = false }: AttachmentsProps) => {
  if (attachments.length === 0) return null;
  const shown = attachments
    .filter((file) => !areShown && shut(file) === null && (mayBePicture(file) || mayHavePages(file)))
    .slice(0, MOST_SHOWN);
  const sounds = attachments
    .filter((file) => !areShown && shut(file) === null && mayBeSound(file))
    .slice(0, MOST_SHOWN);
  const isScanned = attachments.some(({ scan }) => scan === 'clean');
  return (
    <>
      {shown.length > 0 && (
        <div className="pictures">
          {shown.map((attachment) => {
            const Shown = mayHavePages(attachment) ? FilePages : Picture;
            return <Shown key={attachment.index} contactId={contactId} attachment={attachment} />;
          })}
        </div>
      )}
      {sounds.map((attachment) => (
        <Sound key={attachment.index} contactId={contactId} attachment={attachment} />
      ))}
      <ul className="attachments" aria-label="Attachments">
        {attachments.map((file) => (
          <li key={file.index}>
            <File contactId={contactId} file={file} />
          </li>
        ))}
        {attachments.some(({ scan }) => scan === 'off') && (
          <li className="quiet">Not scanned for viruses.</li>
        )}
        {isScanned && <li className="quiet">Scanned for viruses: what can be opened is clean.</li>}
      </ul>
    </>
  );
};

const File = ({ contactId, file }: { contactId: string; file: ShownAttachment }) => {
  const { index, name, size, scan } = file;
  const why = shut(file);
  const label = (
    <>
      <Icon name={scan === 'infected' ? 'at-risk' : 'attachment'} size={16} />
      <bdi>{name}</bdi> <span className="quiet">({fileSize(size)})</span>
    </>
  );
  if (why === null)
    return (
      <a href={hrefOf(api.readAttachment, { params: { id: contactId, index } })} download={name}>
        {label}
      </a>
    );
  return (
    <span className="attachment-shut">
      {label} {why}
    </span>
  );
};

interface Props {
  version: Version;
  /** The subject of the enquiry, where it stands above: it is not said again. */
  title?: string;
}

/** What a contact says, with its files. */
export const ContactWords = ({ version, title = '' }: Props) => {
  const { id, subject, text, markup, layout, attachments } = version;
  const [view, setView] = useState<'text' | 'looks'>('text');
  const page = layout?.page;
  return (
    <>
      {subject && !isSaidAbove(subject, title) && (
        <p className="contact-subject">
          <bdi>{subject}</bdi>
        </p>
      )}
      {page && <Segments label="How the mail is shown" value={view} options={VIEWS} onChange={setView} />}
      {page && view === 'looks' ? (
        <AsItLooks contactId={id} page={page} />
      ) : layout ? (
        <LaidOutText text={text} layout={layout} attachments={attachments} />
      ) : (
        <LongText text={text} markup={markup} />
      )}
      <Attachments contactId={id} attachments={attachments} />
    </>
  );
};

const VIEWS = [
  { value: 'text', label: 'Text' },
  { value: 'looks', label: 'As it looks' },
] as const;
