import { Injectable } from '@nestjs/common';
import { Channels } from '@frontdoor/casework/channels';
import { OptOuts } from '@frontdoor/casework/opt-outs';
import { ChannelError } from '@frontdoor/channels/core';
import { CHANNELS, type IdentifierKind } from '@frontdoor/contracts';
import { Clock, FrontdoorError, Ids, toE164 } from '@frontdoor/kernel';
import { type Agent, DataSource, EntryPoint } from '@frontdoor/persistence';
import { z } from 'zod';

/** At most one in this time from an entry point: a test is no way to write to people. */
const APART_MS = 10_000;

/** A message to an address of one’s own, from an entry point, past enquiries and queue. */
@Injectable()
export class TestEntryPoint {
  private readonly lastAt = new Map<string, number>();

  constructor(
    private readonly source: DataSource,
    private readonly channels: Channels,
    private readonly optOuts: OptOuts,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws FrontdoorError `page-not-found`, `channel-cannot-test`, `input-invalid`, `rate-limited` */
  async send(
    { organisationId, name: by }: Agent,
    id: string,
    to: string,
  ): Promise<{ taken: boolean; says: string }> {
    const entryPoint = await this.source.manager.findOneBy(EntryPoint, { id, organisationId });
    if (!entryPoint) throw new FrontdoorError('page-not-found');
    const { channel, address, name } = entryPoint;
    const connection = this.channels.sending(channel, address)?.connection;
    if (CHANNELS[channel].sends !== 'message' || !connection?.send)
      throw new FrontdoorError('channel-cannot-test', { address });
    const party = partyOf(CHANNELS[channel].addressedBy, to);
    if (!party) throw new FrontdoorError('input-invalid', { faults: 'to: no address of this channel' });
    const isUnwanted = await this.optOuts.of(this.source.manager, organisationId, [party]);
    if (isUnwanted(channel, party.value))
      throw new FrontdoorError('number-refused', { reason: 'its owner wants no more messages there (STOP)' });
    const now = this.clock.now();
    if (now - (this.lastAt.get(id) ?? -Infinity) < APART_MS)
      throw new FrontdoorError('rate-limited', { seconds: APART_MS / 1000 });
    this.lastAt.set(id, now);
    const messageId = this.ids.uuid();
    try {
      const { state } = await connection.send({
        ...{ id: messageId, form: 'message', channel, entryPoint: { address, name }, to: party },
        ...{ reference: 'TEST', subject: `Test message from ${name}`, automatic: true, files: [] },
        text: `This is a test message from ${name}. ${by} sent it to see whether messages leave.`,
        ...(CHANNELS[channel].conversation === 'thread' && {
          thread: { messageId: `${messageId}@${address.split('@').at(-1)}`, references: [] },
        }),
      });
      const says =
        state === 'delivered' ? 'It was delivered.' : 'The provider took it. Look whether it arrives.';
      return { taken: true, says };
    } catch (error) {
      if (error instanceof ChannelError) return { taken: false, says: error.message };
      throw error;
    }
  }
}

function partyOf(
  kinds: readonly IdentifierKind[],
  text: string,
): { kind: IdentifierKind; value: string } | undefined {
  if (kinds.includes('email') && z.email().max(320).safeParse(text).success)
    return { kind: 'email', value: text.toLowerCase() };
  const phone = kinds.includes('phone') ? toE164(text) : undefined;
  return phone === undefined ? undefined : { kind: 'phone', value: phone };
}
