import { Injectable } from '@nestjs/common';
import { Clock, Ids, withoutDirectionMarks } from '@frontdoor/kernel';
import { bulkInsert, type EntityManager, TimelineEvent } from '@frontdoor/persistence';

type Tone = TimelineEvent['tone'];

/** Something that happened to an enquiry, as a sentence for the people who deal with it. */
interface NewTimelineEntry {
  enquiryId: string;
  text: string;
  /** Who did it; nobody when it happened by itself. */
  byId?: string | null;
  tone?: Tone;
  /** Epoch milliseconds; otherwise now. */
  at?: number;
}

/** The history of an enquiry in sentences. Entries are never changed or deleted. */
@Injectable()
export class Timeline {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** What an agent wrote down for colleagues. Its id. */
  async note(manager: EntityManager, enquiryId: string, byId: string, text: string): Promise<string> {
    const [id] = await this.write(manager, 'note', [{ enquiryId, byId, text }]);
    return id!;
  }

  /** Something that happened and that somebody is told of by itself. Its id. */
  async toldEvent(manager: EntityManager, enquiryId: string, byId: string, text: string): Promise<string> {
    const [id] = await this.write(manager, 'event', [{ enquiryId, byId, text }]);
    return id!;
  }

  event(
    manager: EntityManager,
    enquiryId: string,
    byId: string | null,
    text: string,
    tone?: Tone,
  ): Promise<void> {
    return this.events(manager, [{ enquiryId, byId, text, tone }]);
  }

  /**
   * Writes events of any number of enquiries with one statement. They are sentences of ours with words of others in them, such as
   * a customer’s reason or what a partner says, which turn nothing around.
   */
  async events(manager: EntityManager, entries: readonly NewTimelineEntry[]): Promise<void> {
    const straight = entries.map((each) => ({ ...each, text: withoutDirectionMarks(each.text) }));
    await this.write(manager, 'event', straight);
  }

  /** Their ids. */
  private async write(
    manager: EntityManager,
    type: TimelineEvent['type'],
    entries: readonly NewTimelineEntry[],
  ): Promise<string[]> {
    const now = this.clock.now();
    const written = entries.map(({ at = now, ...each }) => ({ ...each, at, id: this.ids.uuid(), type }));
    await writeTimeline(manager, written);
    return written.map(({ id }) => id);
  }
}

/** Writes entries of timelines whose ids are chosen already, as those of a made-up past. */
export const writeTimeline = (
  manager: EntityManager,
  entries: readonly (Required<Pick<NewTimelineEntry, 'enquiryId' | 'text' | 'at'>> &
    NewTimelineEntry & { id: string; type: TimelineEvent['type'] })[],
): Promise<void> =>
  bulkInsert(
    manager,
    TimelineEvent,
    entries.map(({ tone = 'neutral', byId = null, ...each }) => ({ ...each, tone, byId })),
  );
