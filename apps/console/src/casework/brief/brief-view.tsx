import type { Brief } from '@frontdoor/contracts';
import type { ReactNode } from 'react';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import './brief.css';

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="brief-part">
    <dt>{title}</dt>
    <dd>{children}</dd>
  </div>
);

const Lines = ({ title, lines }: { title: string; lines: readonly string[] }) =>
  lines.length === 0 ? null : (
    <Part title={title}>
      <ul>
        {lines.map((line) => (
          <li key={line}>
            <bdi>{line}</bdi>
          </li>
        ))}
      </ul>
    </Part>
  );

/** All that travels with a handover. What there is nothing of is left out, but for what is missing. */
export const BriefView = ({ brief }: { brief: Brief }) => {
  const now = useNow();
  const zone = useZone();
  const { why, asked, facts, done, promised, needs, missing } = brief;
  return (
    <dl className="brief">
      <Part title="Why it comes to you">
        <bdi>{why}</bdi>
      </Part>
      <Lines title="Still missing" lines={missing.length > 0 ? missing : ['Nothing that is known of']} />
      <Lines
        title="Promised"
        lines={promised.map(
          ({ what, to, by }) => `${what}, to ${to}${by === null ? '' : `, by ${shortTime(by, now, zone)}`}`,
        )}
      />
      <Lines title="The customer needs" lines={needs} />
      <Lines
        title="Known"
        lines={facts.map(({ question, answer }) =>
          question.endsWith('?') ? `${question} ${answer}` : `${question}: ${answer}`,
        )}
      />
      <Lines title="Done so far" lines={done} />
      {asked !== '' && (
        <Part title="What is asked">
          <bdi className="brief-words">{asked}</bdi>
        </Part>
      )}
    </dl>
  );
};
