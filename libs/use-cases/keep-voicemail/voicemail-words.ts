import { mayBeSilent } from '@frontdoor/casework/calls';

/** What stands for a message, before what somebody types or a machine heard. It is marked where nobody may have spoken. */
export function voicemailWords(seconds: number, isHere: boolean, id: string): string {
  const length = seconds === 1 ? '1 second' : `${seconds} seconds`;
  const mark = mayBeSilent(seconds) ? ' It may be silent.' : '';
  return isHere
    ? `A message of ${length} on the answering machine.${mark}`
    : `A message of ${length} on the answering machine, which could not be fetched from the provider (recording ${id}).${mark}`;
}
