import { z } from 'zod';

/** A window of an agent says what it looks at, and whether something is written there. */
export const glance = z.object({
  organisationId: z.string(),
  enquiryId: z.string(),
  agentId: z.string(),
  name: z.string(),
  window: z.string(),
  state: z.enum(['looking', 'writing', 'gone']),
});
export type Glance = z.infer<typeof glance>;

/** Somebody who looks at an enquiry, in however many windows. */
export interface Other {
  id: string;
  name: string;
  isWriting: boolean;
}

/** Whom a change concerns: those who look at the enquiry and are not the one who changed. */
export interface Change {
  organisationId: string;
  enquiryId: string;
  agentIds: string[];
}

interface Kept extends Glance {
  until: number;
}

/** So long a window is taken to look after it has said so; a tab that dies says nothing more. */
export const LASTS_MS = 25_000;
/** More windows of one agent are not told apart: the one that has been silent longest goes. */
const MOST_WINDOWS = 20;

/** Who looks at which enquiry now and who writes there. Instants are epoch milliseconds of the machine that keeps it. */
export class WhoIsHere {
  /** By agent and window, the one that spoke last at the end. */
  private readonly windows = new Map<string, Kept>();

  /** Takes what a window says. What that changes for others, enquiry by enquiry. */
  take(said: Glance, now: number): Change[] {
    const key = `${said.agentId} ${said.window}`;
    const before = this.windows.get(key);
    const touched = new Map([[said.enquiryId, said]]);
    if (before) touched.set(before.enquiryId, before);
    return this.changing([...touched.values()], () => {
      this.windows.delete(key);
      if (said.state === 'gone') return;
      const own = [...this.windows].filter(([, { agentId }]) => agentId === said.agentId);
      for (const [oldest] of own.slice(0, Math.max(0, own.length + 1 - MOST_WINDOWS)))
        this.windows.delete(oldest);
      this.windows.set(key, { ...said, until: now + LASTS_MS });
    });
  }

  /** Forgets those who have said nothing for too long. What that changes for others. */
  forget(now: number): Change[] {
    const gone = [...this.windows].filter(([, { until }]) => until <= now);
    return this.changing(
      gone.map(([, kept]) => kept),
      () => {
        for (const [key] of gone) this.windows.delete(key);
      },
    );
  }

  /** Whether this window is known to look at this enquiry. */
  knows({ agentId, window, enquiryId }: Pick<Glance, 'agentId' | 'window' | 'enquiryId'>): boolean {
    return this.windows.get(`${agentId} ${window}`)?.enquiryId === enquiryId;
  }

  /** Whether an agent looks at an enquiry, in whichever window. */
  isHere(enquiryId: string, agentId: string): boolean {
    return [...this.windows.values()].some(
      (each) => each.enquiryId === enquiryId && each.agentId === agentId,
    );
  }

  /** Who but an agent looks at an enquiry, by name. */
  others(enquiryId: string, agentId: string): Other[] {
    const others = new Map<string, Other>();
    for (const each of this.windows.values()) {
      if (each.enquiryId !== enquiryId || each.agentId === agentId) continue;
      const isWriting = each.state === 'writing' || others.get(each.agentId)?.isWriting === true;
      others.set(each.agentId, { id: each.agentId, name: each.name, isWriting });
    }
    return [...others.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  }

  /** Compares what others see before and after, for each agent on each enquiry concerned. */
  private changing(concerned: readonly Glance[], change: () => void): Change[] {
    const seen = ({ enquiryId, agentId }: Glance): string =>
      [...this.windows.values()]
        .filter((kept) => kept.enquiryId === enquiryId && kept.agentId === agentId)
        .reduce((most, { state }) => (most === 'writing' ? most : state), 'gone');
    const each = [...new Map(concerned.map((one) => [`${one.enquiryId} ${one.agentId}`, one])).values()];
    const before = each.map(seen);
    change();
    return each
      .filter((one, n) => seen(one) !== before[n])
      .map(({ organisationId, enquiryId, agentId }) => ({
        organisationId,
        enquiryId,
        agentIds: this.others(enquiryId, agentId).map(({ id }) => id),
      }))
      .filter(({ agentIds }) => agentIds.length > 0);
  }
}
