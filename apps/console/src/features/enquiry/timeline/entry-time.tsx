import { clockTime } from '../../../time/format.js';
import { useZone } from '../../../time/zone.js';

export const EntryTime = ({ at }: { at: string }) => (
  <time className="entry-time figures" dateTime={at}>
    {clockTime(at, useZone())}
  </time>
);
