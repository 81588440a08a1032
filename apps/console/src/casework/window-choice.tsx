import { api } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api/client.js';
import { keys } from '../api/keys.js';
import { timeRange } from '../time/format.js';
import { useNow } from '../time/use-now.js';
import { useZone } from '../time/zone.js';
import { Choice } from '../ui/choice.js';
import { Loaded } from '../ui/loaded.js';

/** From when to when a customer is rung back, as instants. */
export interface Window {
  from: string;
  to: string;
}

interface Props {
  /** Short name of the service whose people ring. */
  service: string;
  /** When the chosen one begins; empty while none is. */
  value: string;
  onChange: (window: Window) => void;
}

/** One of the times at which somebody can be promised to be rung: the office is open and somebody is on shift. */
export const WindowChoice = ({ service, value, onChange }: Props) => {
  const [now, zone] = [useNow(), useZone()];
  const query = useQuery({
    queryKey: keys.callbackWindows(service),
    queryFn: ({ signal }) => call(api.listCallbackWindows, { query: { service } }, { signal }),
    staleTime: 0,
  });
  return (
    <Loaded query={query}>
      {({ windows }) =>
        windows.length === 0 ? (
          <p>Nobody is on shift in the next weeks: no time can be promised.</p>
        ) : (
          <div>
            <Choice
              label="Ring them"
              placeholder="Choose a time"
              value={value}
              options={windows.map(({ from, to }) => ({
                value: from,
                label: timeRange(from, to, now, zone),
              }))}
              onChange={(from) => {
                const chosen = windows.find((each) => each.from === from);
                if (chosen) onChange(chosen);
              }}
            />
            <p className="quiet small">
              Only times at which the office is open and somebody is on shift are offered.
            </p>
          </div>
        )
      }
    </Loaded>
  );
};
