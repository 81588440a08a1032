import { clockTime } from './format.js';
import { useZone } from './zone.js';

export const EntryTime = ({ at }: { at: string }) => (
  <time className="entry-time figures" dateTime={at}>
    {clockTime(at, useZone())}
  </time>
);
