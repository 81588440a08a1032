import { Controller, Res } from '@nestjs/common';
import { api, type PrintQueueList } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { PostLetters, PrintQueueReader, TakeBackLetter } from '@frontdoor/use-cases';
import type { FastifyReply } from 'fastify';
import { download } from '../edge/download.js';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

/** Letters that people here print and post. */
@Controller()
export class PrintQueueController {
  constructor(
    private readonly reader: PrintQueueReader,
    private readonly letters: PostLetters,
    private readonly withdrawing: TakeBackLetter,
  ) {}

  @Serves(api.listPrintQueue)
  list(@Sent() { query }: Input<typeof api.listPrintQueue>, @Me() agent: Agent): Promise<PrintQueueList> {
    return this.reader.list(agent, query.show);
  }

  @Serves(api.printLetters)
  async print(
    @Sent() { body }: Input<typeof api.printLetters>,
    @Me() agent: Agent,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await download(reply, 'letters.pdf', await this.letters.print(agent, body.ids));
  }

  @Serves(api.markPosted)
  async posted(@Sent() { body }: Input<typeof api.markPosted>, @Me() agent: Agent): Promise<PrintQueueList> {
    await this.letters.posted(agent, body.ids, body.on);
    return this.reader.list(agent, 'to-post');
  }

  @Serves(api.takeBackPosted)
  async notPosted(
    @Sent() { body }: Input<typeof api.takeBackPosted>,
    @Me() agent: Agent,
  ): Promise<PrintQueueList> {
    await this.letters.notPosted(agent, body.ids);
    return this.reader.list(agent, 'posted');
  }

  @Serves(api.takeBackLetter)
  async takeBack(
    @Sent() { params }: Input<typeof api.takeBackLetter>,
    @Me() agent: Agent,
  ): Promise<PrintQueueList> {
    await this.withdrawing.takeBack(agent, params.id);
    return this.reader.list(agent, 'to-print');
  }

  @Serves(api.takeBackReturned)
  async notReturned(
    @Sent() { params }: Input<typeof api.takeBackReturned>,
    @Me() agent: Agent,
  ): Promise<PrintQueueList> {
    await this.letters.notReturned(agent, params.id);
    return this.reader.list(agent, 'returned');
  }

  @Serves(api.markReturned)
  async returned(
    @Sent() { params, body }: Input<typeof api.markReturned>,
    @Me() agent: Agent,
  ): Promise<PrintQueueList> {
    await this.letters.returned(agent, params.id, body);
    return this.reader.list(agent, 'returned');
  }
}
