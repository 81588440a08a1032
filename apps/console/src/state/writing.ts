import { makeStore } from './store.js';

/** So long after the last key somebody is taken to write. */
const STOPS_MS = 12_000;

/** On which enquiry this window writes now; null when on none. */
export const writingOn = makeStore<string | null>(null);

let timer: ReturnType<typeof setTimeout> | undefined;

/** Something was written on an enquiry. */
export const noteWriting = (enquiryId: string): void => {
  clearTimeout(timer);
  timer = setTimeout(stopWriting, STOPS_MS);
  if (writingOn.read() !== enquiryId) writingOn.write(enquiryId);
};

/** It was sent, or its page was left. */
export const stopWriting = (): void => {
  clearTimeout(timer);
  if (writingOn.read() !== null) writingOn.write(null);
};
