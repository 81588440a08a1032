/** A message of so many seconds at most may be nothing but a line that was hung up. */
const SILENT_SECONDS = 1;

/** Whether perhaps nobody spoke in a message of so many seconds. It is marked, and never dropped. */
export const mayBeSilent = (seconds: number): boolean => seconds <= SILENT_SECONDS;
