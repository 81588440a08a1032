import { api, type Attachment } from '@frontdoor/contracts';
import { hrefOf } from '../../../api/client.js';
import { fileSize } from '../../../ui/file-size.js';
import { Icon } from '../../../ui/icon.js';
import './attachments.css';

interface Props {
  contactId: string;
  attachments: readonly Attachment[];
}

export const Attachments = ({ contactId, attachments }: Props) => {
  if (attachments.length === 0) return null;
  return (
    <ul className="attachments" aria-label="Attachments">
      {attachments.map(({ index, name, size }) => (
        <li key={index}>
          <a href={hrefOf(api.readAttachment, { params: { id: contactId, index } })} download={name}>
            <Icon name="attachment" size={16} />
            {name} <span className="quiet">({fileSize(size)})</span>
          </a>
        </li>
      ))}
    </ul>
  );
};
