import { Injectable } from '@nestjs/common';
import type { Telephones } from '@frontdoor/channels/core';
import { callChannel } from '@frontdoor/contracts';
import type { PhoneCall } from '@frontdoor/persistence';
import { Channels } from '../channels/index.js';
import { Directory } from '../directory/index.js';

/** The telephones of the provider that a call came by. */
@Injectable()
export class CallLines {
  constructor(
    private readonly channels: Channels,
    private readonly directory: Directory,
  ) {}

  /** Undefined where that provider is not set up any more. `callerId`: what people who are rung see. */
  async of({
    entryPointId,
    direction,
    callerId,
  }: Pick<PhoneCall, 'entryPointId' | 'direction' | 'callerId'>): Promise<
    { lines: Telephones; callerId: string } | undefined
  > {
    const { address } = await this.directory.entryPoint(entryPointId);
    const sending = direction === 'out' && this.channels.sending(callChannel, address);
    const found = (sending ? [sending] : this.channels.bringing(callChannel, address)).find(
      ({ connection }) => connection.telephones,
    );
    return found && { lines: found.connection.telephones!, callerId: callerId ?? address };
  }

  /** Those at which softphones can register. */
  softphones(): Telephones | undefined {
    return this.channels.all().find(({ connection }) => connection.telephones?.softphoneToken)?.connection
      .telephones;
  }
}
