import { api, CHANNELS, type DraftFile, type EnquiryDetail } from '@frontdoor/contracts';
import { useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { asApiError } from '../../../api/api-error.js';
import { call } from '../../../api/client.js';
import { keys } from '../../../api/keys.js';
import { notify } from '../../../state/notices.js';
import { fileSize } from '../../../ui/file-size.js';

/** A file on its way to the hub, or one that did not get there. */
export interface Upload {
  key: string;
  file: File;
  /** Bytes that are there. */
  sent: number;
  problem: string | null;
}

type Limits = EnquiryDetail['fileLimits'];

/** Why a file cannot be added to those that are there; null when it can. */
export const fileFault = (
  { name, size }: Pick<File, 'name' | 'size'>,
  others: readonly { size: number }[],
  { most, bytes, totalBytes }: Limits,
): string | null => {
  const together = others.reduce((sum, each) => sum + each.size, size);
  if (others.length >= most) return `${name} is one too many: at most ${most} files travel with a reply.`;
  if (size === 0) return `${name} is empty.`;
  if (size > bytes)
    return `${name} is ${fileSize(size)}: a file may have ${fileSize(bytes)}. Send a link instead.`;
  if (together > totalBytes)
    return `With ${name} the files are ${fileSize(together)} together: they may be ${fileSize(totalBytes)}. Send a link instead.`;
  return null;
};

/** Why files cannot travel by a way, in words; null when they can. */
export const cannotCarry = ({ files, channel }: EnquiryDetail['replyRoutes'][number]): string | null =>
  files
    ? null
    : `No files can leave by this way (${CHANNELS[channel].label}): choose another, or send a link.`;

/** Files that are to travel with a reply: they go to the hub one after the other, in pieces, and stay with the draft. */
export const useFiles = ({ id, draftFiles, fileLimits }: EnquiryDetail) => {
  const client = useQueryClient();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const line = useRef(Promise.resolve());

  const queryKey = keys.enquiry(id);
  const show = (change: (files: readonly DraftFile[]) => DraftFile[]) => {
    client.setQueryData<EnquiryDetail>(
      queryKey,
      (now) => now && { ...now, draftFiles: change(now.draftFiles) },
    );
    void client.invalidateQueries({ queryKey });
  };
  const update = (key: string, changes: Partial<Upload>) =>
    setUploads((all) => all.map((each) => (each.key === key ? { ...each, ...changes } : each)));
  const forget = (key: string) => setUploads((all) => all.filter((each) => each.key !== key));

  const send = async ({ key, file }: Upload): Promise<void> => {
    const { name, type: contentType, size } = file;
    let added: DraftFile | undefined;
    try {
      added = await call(api.addDraftFile, { params: { id }, body: { name, contentType, size } });
      for (let place = 0; place * fileLimits.pieceBytes < size; place++) {
        const from = place * fileLimits.pieceBytes;
        const bytes = file.slice(from, from + fileLimits.pieceBytes);
        added = await call(api.sendFilePiece, { params: { id: added.id, place } }, { bytes });
        update(key, { sent: from + bytes.size });
      }
      const whole = added;
      show((files) => [...files.filter((each) => each.id !== whole.id), whole]);
      forget(key);
    } catch (error) {
      const { message } = asApiError(error);
      update(key, { problem: message });
      // What is there of it is of no use to anybody.
      if (added) await call(api.removeDraftFile, { params: { id: added.id } }).catch(() => undefined);
    }
  };
  const queue = (upload: Upload) => {
    line.current = line.current.then(() => send(upload));
  };

  return {
    uploads,
    files: draftFiles,
    /** Not all that is to travel is at the hub. */
    isIncomplete: uploads.length > 0 || draftFiles.some(({ complete }) => !complete),
    add: (given: readonly File[]) => {
      const others: { size: number }[] = [...draftFiles, ...uploads.map(({ file }) => file)];
      for (const file of given) {
        const fault = fileFault(file, others, fileLimits);
        if (fault !== null) {
          notify({ tone: 'bad', title: 'Not attached', text: fault });
          continue;
        }
        others.push(file);
        const upload = { key: crypto.randomUUID(), file, sent: 0, problem: null };
        setUploads((all) => [...all, upload]);
        queue(upload);
      }
    },
    again: (upload: Upload) => {
      update(upload.key, { problem: null, sent: 0 });
      queue(upload);
    },
    forget,
    remove: (fileId: string) => {
      show((files) => files.filter((each) => each.id !== fileId));
      call(api.removeDraftFile, { params: { id: fileId } })
        .catch((error: unknown) => {
          const { message, remedy } = asApiError(error);
          notify({ tone: 'bad', title: message, text: remedy });
        })
        .finally(() => void client.invalidateQueries({ queryKey }));
    },
  };
};

export type Files = ReturnType<typeof useFiles>;
