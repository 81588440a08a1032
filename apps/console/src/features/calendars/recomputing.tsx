import { useState } from 'react';
import { Label } from 'react-aria-components/Label';
import { ProgressBar } from 'react-aria-components/ProgressBar';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keys } from '../../api/keys.js';
import './recomputing.css';

/** How far the work goes that a change of the calendars makes: every open promise gets its new due time. */
export const Recomputing = ({ left }: { left: number }) => {
  const [most, setMost] = useState(left);
  const client = useQueryClient();
  if (left > most || (left === 0 && most > 0)) setMost(left);
  useEffect(() => {
    if (left === 0) void client.invalidateQueries({ queryKey: keys.queue });
  }, [client, left]);
  if (left === 0) return null;
  return (
    <ProgressBar className="recomputing" value={most - left} maxValue={most}>
      {({ percentage }) => (
        <>
          <Label role="status">
            {left === 1 ? '1 open promise is' : `${left} open promises are`} still to be worked out anew.
          </Label>
          <svg className="recomputing-bar" aria-hidden="true">
            <rect className="recomputing-room" width="100%" height="100%" rx="4" />
            <rect className="recomputing-done" width={`${percentage ?? 0}%`} height="100%" rx="4" />
          </svg>
        </>
      )}
    </ProgressBar>
  );
};
