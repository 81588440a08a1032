import { api, MOST_SCAN_BYTES } from '@frontdoor/contracts';
import { useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { asApiError } from '../../api/api-error.js';
import { keys } from '../../api/keys.js';
import { sendFile } from '../../api/send-file.js';
import { fileSize } from '../../ui/file-size.js';

/** A scanned file on its way to the hub, or one that did not get there. */
export interface Bringing {
  key: string;
  file: File;
  /** Bytes that have left. */
  sent: number;
  problem: string | null;
}

/** By the end of its name, where the browser does not know what it is. */
const TYPES = {
  pdf: 'application/pdf',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
};

/** Media type of a file that can be scanned pages; undefined for others. */
export const scanType = ({ name, type }: Pick<File, 'name' | 'type'>): string | undefined => {
  const known: string[] = Object.values(TYPES);
  if (known.includes(type)) return type;
  const [end = ''] = name.toLowerCase().split('.').slice(-1);
  return Object.hasOwn(TYPES, end) ? TYPES[end as keyof typeof TYPES] : undefined;
};

/** One page by itself, and perhaps one of several of a letter. */
export const isPhotograph = (file: Pick<File, 'name' | 'type'>): boolean =>
  ['image/jpeg', 'image/png'].includes(scanType(file) ?? '');

/** Why a file is not brought at all; null when it is. */
export const scanFault = (file: Pick<File, 'name' | 'type' | 'size'>): string | null => {
  if (scanType(file) === undefined)
    return 'It is no PDF, TIFF, JPEG or PNG: scan or save it as one of these.';
  if (file.size === 0) return 'It is empty.';
  if (file.size > MOST_SCAN_BYTES)
    return `It has ${fileSize(file.size)}; one file may have ${fileSize(MOST_SCAN_BYTES)}. Scan fewer pages into one file.`;
  return null;
};

/** Brings scanned files to the hub, one after the other, so that the first can be cut while others are on their way. */
export const useBring = () => {
  const client = useQueryClient();
  const [bringing, setBringing] = useState<readonly Bringing[]>([]);
  /** Scans that were photographs, in the order in which they came, until somebody says how many letters they are. */
  const [photographs, setPhotographs] = useState<readonly string[]>([]);
  const line = useRef(Promise.resolve());

  const update = (key: string, changes: Partial<Bringing>) =>
    setBringing((all) => all.map((each) => (each.key === key ? { ...each, ...changes } : each)));
  const forget = (key: string) => setBringing((all) => all.filter((each) => each.key !== key));

  const send = async ({ key, file }: Bringing): Promise<void> => {
    try {
      const { id } = await sendFile(api.uploadScan, { query: { name: file.name.slice(-200) } }, file, {
        type: scanType(file)!,
        onProgress: (sent) => update(key, { sent }),
      });
      await client.invalidateQueries({ queryKey: keys.scans });
      if (isPhotograph(file)) setPhotographs((all) => [...all, id]);
      forget(key);
    } catch (error) {
      const { message, remedy } = asApiError(error);
      update(key, { problem: `${message} ${remedy}` });
    }
  };
  const queue = (one: Bringing) => {
    line.current = line.current.then(() => send(one));
  };

  return {
    bringing,
    bring: (files: readonly File[]) => {
      const all = files.map((file) => ({
        key: crypto.randomUUID(),
        file,
        sent: 0,
        problem: scanFault(file),
      }));
      setBringing((before) => [...before, ...all]);
      all.filter(({ problem }) => problem === null).forEach(queue);
    },
    again: (one: Bringing) => {
      update(one.key, { problem: null, sent: 0 });
      queue(one);
    },
    forget,
    photographs,
    setPhotographs,
  };
};
