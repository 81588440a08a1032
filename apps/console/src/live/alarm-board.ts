import type { LiveEvent } from '@frontdoor/contracts';
import type { notify } from '../state/notices.js';

/** Alarms come in bursts, as when a day begins: what comes within this is said together. */
export const GATHER_MS = 1_500;
/** More links than this would be a list, and there is a screen for that. */
const MOST_LINKS = 3;

interface Reader {
  myId: string;
  isSupervisor: boolean;
}

type Alarm = Pick<LiveEvent, 'id' | 'agentId' | 'text'>;
type Kind = 'mine' | 'others';

/** Whether a reader is told of an alarm: whose promise it is, and what everybody has for supervisors. */
export const alarmFor = ({ agentId }: Alarm, { myId, isSupervisor }: Reader): Kind | null => {
  if (agentId === myId) return 'mine';
  return isSupervisor ? 'others' : null;
};

const words: Record<Kind, (count: number) => string> = {
  mine: (count) => `${count} of your enquiries have a promise at risk or missed`,
  others: (count) => `${count} enquiries have a promise at risk or missed`,
};

const lists: Record<Kind, { to: string; label: string }[]> = {
  mine: [
    { to: '/promises?standing=missed&mine=true', label: 'My missed promises' },
    { to: '/promises?standing=at-risk&mine=true', label: 'My promises at risk' },
  ],
  others: [
    { to: '/promises?standing=missed', label: 'Missed promises' },
    { to: '/promises?standing=at-risk', label: 'Promises at risk' },
  ],
};

/** Gathers alarms into at most two notices, one for mine and one for everybody's; each stays until dismissed. */
export const makeAlarmBoard = (reader: Reader, show: typeof notify) => {
  /** The last words on each enquiry, the latest alarm last. */
  const gathered = { mine: new Map<string, string>(), others: new Map<string, string>() };
  const changed = new Set<Kind>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (kind: Kind) => {
    const alarms = [...gathered[kind]];
    const [latest] = alarms.slice(-1);
    if (!latest) return;
    const isOne = alarms.length === 1;
    // A few of mine are named; for more, and for everybody's, there are lists.
    const isFew = kind === 'mine' && alarms.length <= MOST_LINKS;
    const links = isFew
      ? alarms.toReversed().map(([id, label]) => ({ to: `/enquiries/${id}`, label }))
      : lists[kind];
    show({
      tone: 'bad',
      name: `alarms ${kind}`,
      stays: true,
      title: isOne ? latest[1] : words[kind](alarms.length),
      links: isOne ? [{ to: `/enquiries/${latest[0]}`, label: 'Open the enquiry' }] : links,
      onDismiss: () => gathered[kind].clear(),
    });
  };

  const tellAll = () => {
    timer = undefined;
    for (const kind of changed) tell(kind);
    changed.clear();
  };

  return {
    take(alarm: Alarm) {
      const kind = alarmFor(alarm, reader);
      if (kind === null || !alarm.id) return;
      gathered[kind].delete(alarm.id);
      gathered[kind].set(alarm.id, alarm.text ?? 'A promise is at risk or was missed');
      changed.add(kind);
      timer ??= setTimeout(tellAll, GATHER_MS);
    },
    stop: () => clearTimeout(timer),
  };
};
