import { z } from 'zod';
import {
  type AdapterContext,
  cannotSend,
  ChannelError,
  type ChannelConnection,
  defineAdapter,
  type OutboundLetter,
  type Sendable,
  type Sent,
} from '../core/index.js';

/** Letters that the council prints and posts itself. */
export const printAdapter = defineAdapter({
  manifest: {
    id: 'print',
    title: 'Letters by the council’s own printer',
    receives: [],
    sends: ['letter'],
    formatsOn: ['letter'],
  },
  settings: {},
  // Where nobody else posts letters, people do.
  givesWay: () => true,
  connect: async (_settings, context) => new ByHand(context, 'Letters wait in the print queue'),
});

/** Faxes that somebody prints and sends with a fax machine. */
export const faxByHandAdapter = defineAdapter({
  manifest: {
    id: 'fax-by-hand',
    title: 'Faxes sent by hand',
    receives: [],
    sends: ['fax'],
    formatsOn: ['fax'],
  },
  settings: {
    FAX_BY_HAND: z
      .literal('on')
      .optional()
      .describe('Set to `on` where staff send faxes with a machine: they wait in the print queue.'),
  },
  needs: ['FAX_BY_HAND'],
  connect: async (_settings, context) => new ByHand(context, 'Faxes wait in the print queue'),
});

/** What people send by hand waits in the print queue: nothing has left before they say so. */
class ByHand implements ChannelConnection {
  constructor(
    private readonly context: Pick<AdapterContext, 'printQueue'>,
    private readonly detail: string,
  ) {}

  async send(sendable: Sendable): Promise<Sent> {
    const letter = onlyPaper(sendable);
    try {
      await this.context.printQueue.add(letter);
    } catch (cause) {
      // The queue takes each once.
      throw new ChannelError('retry', 'The print queue cannot be written to just now.', { cause });
    }
    return { providerId: `print:${letter.id}`, state: 'to-post' };
  }

  async reconcile(): Promise<'not-sent'> {
    return 'not-sent';
  }

  async probe(): Promise<{ ok: boolean; detail: string }> {
    return { ok: true, detail: this.detail };
  }

  async close(): Promise<void> {}
}

/** @throws ChannelError `give-up` for what is no letter, has files with it, or is addressed to nobody. */
function onlyPaper(sendable: Sendable): OutboundLetter {
  if (sendable.form !== 'letter') throw cannotSend(`A ${sendable.form} cannot be printed and posted.`);
  if (sendable.files.length > 0)
    throw cannotSend('Files cannot be printed with a letter. Write what they say, or send them another way.');
  if (sendable.to.value.trim() === '') throw cannotSend('There is no address to send it to.');
  return sendable;
}
