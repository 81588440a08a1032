import { api, type Attachment } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'react-aria-components/Button';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { bytesOf, hrefOf } from '../../../api/client.js';
import { PopUp } from '../../../ui/pop-up.js';
import { pictureType } from './picture-type.js';
import './picture.css';

const asDataUrl = (bytes: Uint8Array<ArrayBuffer>, type: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      if (typeof reader.result === 'string') resolve(reader.result);
    });
    reader.addEventListener('error', () => reject(new Error('The picture could not be read.')));
    reader.readAsDataURL(new Blob([bytes], { type }));
  });

interface Props {
  contactId: string;
  attachment: Pick<Attachment, 'index' | 'name'>;
}

/** Below what is shown of a file: the file itself. */
export const DownloadFile = ({ contactId, attachment: { index, name } }: Props) => (
  <div className="pop-up-actions">
    <a
      className="button button-plain button-normal"
      href={hrefOf(api.readAttachment, { params: { id: contactId, index } })}
      download={name}
    >
      Download
    </a>
  </div>
);

/**
 * A picture that came with a contact, small, and whole when it is pressed. Its bytes are fetched as a download and drawn
 * under the type that they have, never under the one that its sender names; what is no picture is not shown.
 */
export const Picture = ({ contactId, attachment: { index, name } }: Props) => {
  const input = { params: { id: contactId, index } };
  const { data: url } = useQuery({
    queryKey: ['picture', contactId, index],
    queryFn: async ({ signal }) => {
      const bytes = await bytesOf(api.readAttachment, input, signal);
      const type = pictureType(bytes);
      return type === null ? null : asDataUrl(bytes, type);
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (!url) return null;
  return (
    <DialogTrigger>
      <Button className="picture" aria-label={`Show ${name}`}>
        <img src={url} alt={name} />
      </Button>
      <PopUp title={name}>
        {() => (
          <>
            <img className="picture-whole" src={url} alt={name} />
            <DownloadFile contactId={contactId} attachment={{ index, name }} />
          </>
        )}
      </PopUp>
    </DialogTrigger>
  );
};
