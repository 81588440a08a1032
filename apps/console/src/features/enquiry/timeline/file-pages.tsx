import { api, type Attachment } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'react-aria-components/Button';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { asApiError } from '../../../api/api-error.js';
import { call, hrefOf } from '../../../api/client.js';
import { PopUp } from '../../../ui/pop-up.js';
import { DownloadFile } from './picture.js';
import './picture.css';

interface Props {
  contactId: string;
  attachment: Attachment;
}

/** Whether a file is worth asking for its pages. */
export const mayHavePages = ({ name, size }: { name: string; size: number }): boolean =>
  size > 0 && /\.(pdf|tiff?)$/i.test(name);

/**
 * The pages of a PDF that came with a contact: the first one small, and all when it is pressed. The hub draws them; the
 * browser never opens the file itself. Where there are none, it says why.
 */
export const FilePages = ({ contactId, attachment: { index, name } }: Props) => {
  const file = { id: contactId, index };
  const { data, error } = useQuery({
    queryKey: ['pages', contactId, index],
    queryFn: ({ signal }) => call(api.readAttachmentPages, { params: file }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (error)
    return (
      <p className="quiet small">
        <bdi>{name}</bdi>: {asApiError(error).message}
      </p>
    );
  if (!data) return null;
  const { total, drawn } = data;
  const sourceOf = (page: number) => hrefOf(api.readAttachmentPage, { params: { ...file, page } });
  return (
    <DialogTrigger>
      <Button className="picture" aria-label={`Show ${name}, ${total === 1 ? '1 page' : `${total} pages`}`}>
        <img src={sourceOf(1)} alt={`Page 1 of ${name}`} />
      </Button>
      <PopUp title={name}>
        {() => (
          <>
            <ol className="pages">
              {Array.from({ length: drawn }, (_, at) => at + 1).map((page) => (
                <li key={page}>
                  <img loading="lazy" src={sourceOf(page)} alt={`Page ${page} of ${total}`} />
                </li>
              ))}
            </ol>
            {drawn < total && (
              <p className="quiet">
                These are the first {drawn} of {total} pages. Download the file to read the others.
              </p>
            )}
            <DownloadFile contactId={contactId} attachment={{ index, name }} />
          </>
        )}
      </PopUp>
    </DialogTrigger>
  );
};
