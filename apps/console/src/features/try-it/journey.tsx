import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useZone } from '../../time/zone.js';
import { secondTime } from '../../time/format.js';
import { Icon } from '../../ui/icon.js';
import './journey.css';

interface Props {
  steps: readonly { at: string; text: string }[];
  trackingUrl: string | null;
}

/** The way a message took, and what to do next. */
export const Journey = ({ steps, trackingUrl }: Props) => {
  const zone = useZone();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section ref={box} className="journey" aria-label="The way it took" role="status">
      <ol>
        {steps.map(({ at, text }, index) => (
          <li key={index}>
            <Icon name="check" size={16} />
            <time className="quiet fixed" dateTime={at}>
              {secondTime(at, zone)}
            </time>
            <span>{text}</span>
          </li>
        ))}
      </ol>
      <p>
        <strong>
          2. Now go to <Link to="/">the queue</Link> and take it.
        </strong>{' '}
        {trackingUrl && (
          <>
            Or look at{' '}
            <a href={trackingUrl} target="_blank" rel="noreferrer">
              the customer’s page<span className="visually-hidden"> (opens in a new tab)</span>
            </a>
            .
          </>
        )}
      </p>
    </section>
  );
};
