import { useZone } from '../../session/me.js';
import { clockTime } from '../../time/format.js';

export const EntryTime = ({ at }: { at: string }) => (
  <time className="entry-time figures" dateTime={at}>
    {clockTime(at, useZone())}
  </time>
);
