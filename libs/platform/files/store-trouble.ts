import { FrontdoorError } from '@frontdoor/kernel';

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full for this user',
  EFBIG: 'the disk takes no file of this size',
  EROFS: 'the disk is read-only',
  EACCES: 'the folder may not be written to',
  EPERM: 'the folder may not be written to',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EIO: 'the disk is failing',
  ESTALE: 'the network drive is gone',
  ENOENT: 'the folder is gone',
};

export const storeTrouble = (reason: string, cause?: unknown): FrontdoorError =>
  new FrontdoorError('bytes-store-trouble', { reason }, { cause });

/** Says of an error of the file system what is wrong, without a path. */
export async function onDisk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FrontdoorError) throw error;
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw storeTrouble(REASONS[code] ?? `the disk answers ${code}`, error);
  }
}

export const damaged = (what: 'missing' | 'not what was kept'): FrontdoorError =>
  new FrontdoorError('bytes-damaged', { what });

export const isStoreTrouble = (error: unknown): boolean =>
  error instanceof FrontdoorError && error.code === 'bytes-store-trouble';

export const isDamaged = (error: unknown): boolean =>
  error instanceof FrontdoorError && error.code === 'bytes-damaged';
