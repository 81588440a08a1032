import { Label } from 'react-aria-components/Label';
import { Meter } from 'react-aria-components/Meter';
import './load-bar.css';

interface Props {
  load: number;
  capacity: number;
  name: string;
}

/** How much of what somebody can carry is taken. */
export const LoadBar = ({ load, capacity, name }: Props) => (
  <Meter
    className="load-bar"
    value={Math.min(load, capacity)}
    maxValue={Math.max(capacity, 1)}
    valueLabel={`${load} of ${capacity}`}
  >
    {({ percentage }) => (
      <>
        <Label>
          <span className="visually-hidden">Load of {name}: </span>
          <span className="figures">
            {load} of {capacity}
          </span>
        </Label>
        <svg className={load >= capacity ? 'load load-full' : 'load'} aria-hidden="true">
          <rect className="load-room" width="100%" height="100%" rx="4" />
          <rect className="load-taken" width={`${percentage}%`} height="100%" rx="4" />
        </svg>
      </>
    )}
  </Meter>
);
