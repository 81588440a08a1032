import type { Mention } from '@frontdoor/contracts';
import { shortTime } from '../time/format.js';
import { useNow } from '../time/use-now.js';
import { useZone } from '../time/zone.js';
import './mention-line.css';

/** Who mentions me, where and when, and how the note begins. */
export const MentionLine = ({ mention }: { mention: Mention }) => {
  const now = useNow();
  const zone = useZone();
  const { by, reference, subject, at, preview } = mention;
  return (
    <span className="mention-line">
      <span>
        <strong>{by}</strong> <span className="quiet small figures">{reference}</span>{' '}
        <span className="quiet small">{shortTime(at, now, zone)}</span>
      </span>
      <bdi className="mention-line-cut">{subject}</bdi>
      <bdi className="mention-line-cut quiet small">{preview}</bdi>
    </span>
  );
};
