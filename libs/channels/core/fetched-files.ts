import type { Attachment } from '@frontdoor/contracts';

/** A file that a network gives out at an address, which soon expires. */
export interface FileToFetch {
  url: string;
  name: string;
}

export interface FetchedFile {
  name: string;
  contentType: string;
  base64: string;
}

/** Where files may be fetched from, and how long all of them may take. */
export interface FetchFrom {
  /** Hosts, each with those below it. */
  hosts: readonly string[];
  /** Of a stand-in on this machine, which speaks plain HTTP. */
  standIn?: string | undefined;
  /** Shared with other fetches of one delivery, so that all of them are within its bounds; otherwise each has its own. */
  budget?: FetchBudget;
}

/** How long all files of a delivery may take, and how many bytes they may have together. */
export interface FetchBudget {
  signal: AbortSignal;
  bytes: number;
}

const MOST_FILES = 10;
const LARGEST = 10 * 1024 * 1024;
const LARGEST_ALL = 25 * 1024 * 1024;
const WITHIN_MS = 6_000;

export const fetchBudget = (): FetchBudget => ({
  signal: AbortSignal.timeout(WITHIN_MS),
  bytes: LARGEST_ALL,
});

const mayFetch = (address: string, { hosts, standIn }: FetchFrom): boolean => {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (standIn !== undefined && url.origin === new URL(standIn).origin) return true;
  const isAllowed = hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
  return url.protocol === 'https:' && url.port === '' && url.username === '' && isAllowed;
};

/**
 * Fetches files at once, since their addresses expire: only from hosts that are allowed, following no redirect, 10 MB each
 * and within the budget together. What cannot be had is counted in `missing`.
 */
export async function fetchFiles(
  files: readonly FileToFetch[],
  from: FetchFrom,
): Promise<{ files: FetchedFile[]; missing: number }> {
  const fetched: FetchedFile[] = [];
  if (files.length === 0) return { files: fetched, missing: 0 };
  const { budget = fetchBudget() } = from;
  for (const { url, name } of files.slice(0, MOST_FILES)) {
    if (!mayFetch(url, from)) continue;
    const file = await fetchOne(url, budget.signal, Math.min(LARGEST, budget.bytes)).catch(() => undefined);
    if (!file) continue;
    budget.bytes -= file.content.byteLength;
    fetched.push({ name, contentType: file.contentType, base64: file.content.toString('base64') });
  }
  return { files: fetched, missing: files.length - fetched.length };
}

async function fetchOne(
  url: string,
  signal: AbortSignal,
  most: number,
): Promise<{ content: Buffer; contentType: string } | undefined> {
  const response = await fetch(url, { redirect: 'error', signal });
  if (!response.ok || !response.body) return undefined;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body) {
    size += part.byteLength;
    if (size > most) return undefined;
    parts.push(part);
  }
  const contentType = response.headers.get('content-type')?.split(';')[0]?.trim() ?? '';
  return { content: Buffer.concat(parts), contentType: contentType || 'application/octet-stream' };
}

/** What was received and the files that belong to it, as one piece of evidence. */
const WITH_FILES = 'application/vnd.frontdoor.received+json';

interface Kept {
  /** Exactly as received. */
  received: string;
  files: FetchedFile[];
}

/** The raw of an arrival with files that were fetched; the bytes as they came where there are none. */
export function rawWithFiles(
  received: Uint8Array,
  contentType: string,
  files: readonly FetchedFile[],
): { raw: Uint8Array; contentType: string } {
  if (files.length === 0) return { raw: received, contentType };
  const kept = { received: Buffer.from(received).toString(), files };
  return { raw: Buffer.from(JSON.stringify(kept)), contentType: WITH_FILES };
}

export const attachmentsOf = (files: readonly FetchedFile[]): Attachment[] =>
  files.map(({ name, contentType, base64 }, index) => ({
    ...{ index, name: name.slice(0, 255), contentType: contentType.slice(0, 255) },
    size: Buffer.byteLength(base64, 'base64'),
  }));

/** Files out of the raw of an arrival, in the order of the indexes. */
export function filesInRaw(
  raw: Uint8Array,
  indexes: readonly number[],
): { name: string; contentType: string; content: Uint8Array }[] {
  const { files } = JSON.parse(Buffer.from(raw).toString()) as Kept;
  return indexes.map((index) => {
    const { base64, ...file } = files[index]!;
    return { ...file, content: Buffer.from(base64, 'base64') };
  });
}

/** What stands below a text whose files could not all be had. */
export const missingFiles = (missing: number): string =>
  missing === 0
    ? ''
    : `\n\n[${missing === 1 ? 'A file' : `${missing} files`} of it could not be fetched. Look at it on the network.]`;
