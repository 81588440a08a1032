import type { EnquiryDetail } from '@frontdoor/contracts';
import { type RefObject, useEffect, useEffectEvent } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { ActionButton } from '../../../ui/action-button.js';
import { fileSize } from '../../../ui/file-size.js';
import { Icon } from '../../../ui/icon.js';
import type { Files } from './use-files.js';
import './attached-files.css';
import { many } from '../../../ui/many.js';

interface DoorProps {
  form: RefObject<HTMLElement | null>;
  onFiles: (files: readonly File[]) => void;
}

/** Takes files that are pasted or dropped anywhere in a form. Words that are pasted with a picture of them stay words. */
export const FileDoor = ({ form, onFiles }: DoorProps) => {
  const latest = useEffectEvent(onFiles);
  useEffect(() => {
    const { current } = form;
    const paste = (event: ClipboardEvent) => {
      const { clipboardData: pasted } = event;
      if (!pasted || pasted.files.length === 0 || pasted.types.includes('text/plain')) return;
      event.preventDefault();
      latest([...pasted.files]);
    };
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      latest([...event.dataTransfer.files]);
    };
    current?.addEventListener('paste', paste);
    current?.addEventListener('dragover', over);
    current?.addEventListener('drop', drop);
    return () => {
      current?.removeEventListener('paste', paste);
      current?.removeEventListener('dragover', over);
      current?.removeEventListener('drop', drop);
    };
  });
  return null;
};

interface AttachProps {
  /** Why nothing can be attached; null when it can. */
  hindrance: string | null;
  limits: EnquiryDetail['fileLimits'];
  onFiles: (files: readonly File[]) => void;
}

/** Picks files on this machine. */
export const AttachButton = ({ hindrance, limits, onFiles }: AttachProps) =>
  limits.most > 0 && (
    <FileTrigger allowsMultiple onSelect={(list) => onFiles([...(list ?? [])])}>
      <ActionButton
        size="small"
        look="quiet"
        icon="attachment"
        isDisabled={hindrance !== null}
        aria-label={`Attach files, at most ${limits.most} of ${fileSize(limits.bytes)}`}
      >
        <span className="attach-word">Attach</span>
      </ActionButton>
    </FileTrigger>
  );

interface Props {
  files: Files;
  /** Why they cannot leave by the way that is chosen; null when they can. */
  hindrance: string | null;
}

/** What is to travel with the reply, each with how far it has got. */
export const AttachedFiles = ({ files: { files, uploads, again, forget, remove }, hindrance }: Props) => {
  const count = files.length + uploads.length;
  return (
    <>
      {count > 0 && (
        <ul className="attached-files" aria-label="Files that travel with the reply">
          {files.map(({ id, name, size, complete }) => (
            <li key={id} className="attached-file">
              <Icon name="attachment" size={16} />
              <bdi className="attached-name">{name}</bdi>
              <span className="quiet small">
                {complete ? fileSize(size) : 'broke off: take it off, add it again'}
              </span>
              <ActionButton
                size="small"
                look="quiet"
                icon="cross"
                aria-label={`Take off ${name}`}
                onPress={() => remove(id)}
              />
            </li>
          ))}
          {uploads.map((upload) => (
            <li key={upload.key} className="attached-file">
              <Icon name={upload.problem === null ? 'clock' : 'at-risk'} size={16} />
              <bdi className="attached-name">{upload.file.name}</bdi>
              <span className="quiet small">
                {upload.problem ?? `${Math.floor((100 * upload.sent) / upload.file.size)} %`}
              </span>
              {upload.problem !== null && (
                <>
                  <ActionButton size="small" onPress={() => again(upload)}>
                    Try again
                  </ActionButton>
                  <ActionButton
                    size="small"
                    look="quiet"
                    icon="cross"
                    aria-label={`Take off ${upload.file.name}`}
                    onPress={() => forget(upload.key)}
                  />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className="visually-hidden" role="status">
        {count === 0 ? '' : `${files.length} of ${many(count, 'file')} attached`}
      </p>
      {count > 0 && hindrance !== null && (
        <p className="not-ready" role="alert">
          <Icon name="at-risk" /> {hindrance}
        </p>
      )}
    </>
  );
};
