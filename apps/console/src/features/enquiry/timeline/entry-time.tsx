import { useZone } from '../../../time/zone.js';
import { clockTime } from '../../../time/format.js';

export const EntryTime = ({ at }: { at: string }) => (
  <time className="entry-time figures" dateTime={at}>
    {clockTime(at, useZone())}
  </time>
);
