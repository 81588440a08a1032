import type { LiveEvent } from '@frontdoor/contracts';
import type { notify } from '../ui/notices/notices.js';

/** Alarms come in bursts, as when a day begins: what comes within this is said together. */
export const GATHER_MS = 1_500;
/** More links than this would be a list, for which there is a screen. */
const MOST_LINKS = 3;
const ALL = { to: '/promises?standing=missed', label: 'See missed promises' };

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
    const open = ([id, text]: [string, string]) => ({
      to: `/enquiries/${id}`,
      label: isOne ? 'Open the enquiry' : text,
    });
    show({
      tone: 'bad',
      name: `alarms ${kind}`,
      stays: true,
      title: isOne ? latest[1] : words[kind](alarms.length),
      links: isOne
        ? [open(latest)]
        : [...(kind === 'mine' ? alarms.slice(-MOST_LINKS).toReversed().map(open) : []), ALL],
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
