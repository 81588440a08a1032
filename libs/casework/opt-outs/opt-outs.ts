import { Injectable } from '@nestjs/common';
import type { Wish } from '@frontdoor/channels/core';
import { type Channel, CHANNELS, type Party } from '@frontdoor/contracts';
import { Clock } from '@frontdoor/kernel';
import {
  addOptOut,
  DataSource,
  type EntityManager,
  findOpenEnquiriesOf,
  findOptOuts,
  removeOptOut,
  transaction,
} from '@frontdoor/persistence';
import { Directory } from '../directory/index.js';
import { LiveEvents } from '../live/index.js';
import { Timeline } from '../timeline/index.js';

/** Enquiries of one person on which it is told. */
const MOST_TOLD = 20;

interface Whose {
  organisationId: string;
  channel: Channel;
  party: Pick<Party, 'kind' | 'value'>;
}

/**
 * Who wants no messages on a channel, by what they told its provider. That is about the conversation and no part of it: it
 * is noted and obeyed, and opens nothing.
 */
@Injectable()
export class OptOuts {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
  ) {}

  async take(wishes: readonly Wish[]): Promise<void> {
    for (const { channel, entryPoint: address, from: party, wants } of wishes) {
      const entryPoint = await this.directory.entryPointAt(channel, address);
      if (entryPoint) await this.note({ organisationId: entryPoint.organisationId, channel, party }, wants);
    }
  }

  /** The same again changes nothing. */
  async note(whose: Whose, wants: Wish['wants']): Promise<void> {
    const { organisationId, channel, party } = whose;
    const { label } = CHANNELS[channel];
    await transaction(this.source, async (manager) => {
      const address = { organisationId, channel, value: party.value };
      if (wants === 'no-messages') {
        const news = await addOptOut(manager, { ...address, now: this.clock.now() });
        if (news.length > 0) await this.tell(manager, whose, `wants no more messages by ${label} (STOP)`);
      } else if (wants === 'messages') {
        const news = await removeOptOut(manager, address);
        if (news.length > 0) await this.tell(manager, whose, `wants messages by ${label} again (START)`);
      } else await this.tell(manager, whose, `asked the provider of ${label} for help (HELP)`);
    });
  }

  /** Whether messages to an address of an organisation are unwanted, by channel. */
  async of(
    manager: EntityManager,
    organisationId: string,
    parties: readonly Pick<Party, 'value'>[],
  ): Promise<(channel: Channel, value: string) => boolean> {
    const values = parties.map(({ value }) => value);
    const rows = values.length > 0 ? await findOptOuts(manager, { organisationId, values }) : [];
    return (channel, value) => rows.some((row) => row.channel === channel && row.value === value);
  }

  private async tell(manager: EntityManager, { organisationId, party }: Whose, what: string): Promise<void> {
    const enquiries = await findOpenEnquiriesOf(manager, { organisationId, ...party, limit: MOST_TOLD });
    await this.timeline.events(
      manager,
      enquiries.map(({ id }) => ({ enquiryId: id, text: `The customer ${what}` })),
    );
    await this.live.append(
      manager,
      enquiries.map(({ id }) => ({ organisationId, topic: 'enquiry', subjectId: id })),
    );
  }
}
