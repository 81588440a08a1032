/** A message of so many seconds at most may be nothing but a line that was hung up. */
const SILENT_SECONDS = 1;

/** What stands for a message until somebody types what was said. It is marked where nobody may have spoken, and never dropped. */
export function voicemailWords(seconds: number, isHere: boolean, id: string): string {
  const length = seconds === 1 ? '1 second' : `${seconds} seconds`;
  const mark = seconds <= SILENT_SECONDS ? ' It may be silent.' : '';
  return isHere
    ? `A message of ${length} on the answering machine.${mark}`
    : `A message of ${length} on the answering machine, which could not be fetched from the provider (recording ${id}).${mark}`;
}
