import { Inject, Injectable } from '@nestjs/common';
import { ChannelError, type LetterOnPaper, type Planned } from '@frontdoor/channels/core';
import {
  letterBatch,
  letterBlocks,
  type LetterContent,
  letterWriter,
  type WrittenLetter,
} from '@frontdoor/channels/letters';
import { adjustmentsOf, letterCode } from '@frontdoor/contracts';
import { dayOf, FrontdoorError } from '@frontdoor/kernel';
import { Agent, Contact, Customer, DataSource, type Delivery, Enquiry } from '@frontdoor/persistence';
import { CONFIG, type Config, InstanceSecret, LOG, type Logger } from '@frontdoor/platform';
import { readingIn, WritingThread } from '../channels/index.js';
import { keptNeedsOf } from '../customers/index.js';
import { Directory } from '../directory/index.js';
import { KeptLetters } from './kept-letters.js';
import { sayMissing } from './missing-characters.js';
import { OwnTemplates } from './own-templates.js';
import { recipientLines } from './recipient.js';

type PlannedLetter = Extract<Planned, { form: 'letter' }>;

/** What a letter is written from. */
export interface LetterToWrite extends Pick<
  PlannedLetter,
  'to' | 'subject' | 'text' | 'markup' | 'language' | 'large'
> {
  enquiry: Pick<Enquiry, 'organisationId' | 'serviceId' | 'customerId' | 'reference'>;
  /** Epoch milliseconds UTC. */
  writtenAt: number;
  /** Name of the agent. */
  author?: string | undefined;
}

/** Letters, as they are printed. */
@Injectable()
export class Letters {
  private readonly write: ReturnType<typeof readingIn>;

  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly secret: InstanceSecret,
    private readonly own: OwnTemplates,
    private readonly kept: KeptLetters,
    thread: WritingThread,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Logger,
  ) {
    this.write = readingIn(thread);
  }

  /**
   * A letter that leaves, as it is printed: written once, and kept as evidence of what was sent.
   *
   * @throws ChannelError `give-up` where it cannot be written, in words for the agent; `retry` where it can be later.
   */
  async onPaper(delivery: Delivery, letter: PlannedLetter): Promise<LetterOnPaper> {
    const { enquiryId, contactId, createdAt } = delivery;
    const kept = await this.kept.find(delivery);
    if (kept) return kept;
    const { manager } = this.source;
    const enquiry = await manager.findOneByOrFail(Enquiry, { id: enquiryId });
    const { authorId } = await manager.findOneByOrFail(Contact, { id: contactId });
    const author = authorId === null ? undefined : (await manager.findOneBy(Agent, { id: authorId }))?.name;
    const written = await this.preview({ ...letter, enquiry, author, writtenAt: createdAt }).catch(notNow);
    if ('missing' in written) throw new ChannelError('give-up', sayMissing(written.missing));
    if ('why' in written) throw new ChannelError('give-up', `The letter cannot be written: ${written.why}.`);
    const { document, pages, ownFault } = written;
    await this.kept.keep(delivery, { document, pages }, ownFault);
    return { document, pages };
  }

  /**
   * A letter as it would be printed, or why it cannot be. A template of the organisation's own that does not work gives way
   * to ours: letters leave whatever it is like.
   *
   * @throws FrontdoorError `reading-busy` when it may be tried again.
   */
  async preview(letter: LetterToWrite): Promise<WrittenLetter & { ownFault?: string }> {
    const content = await this.contentOf(letter);
    const template = await this.own.of(await this.directory.organisation(letter.enquiry.organisationId));
    if (template === undefined) return this.written(content);
    const own = await this.written(content, template);
    if ('document' in own) return own;
    const ours = await this.written(content);
    if (!('document' in ours)) return ours;
    const ownFault = faultOf(own);
    this.log.warn(
      { fault: ownFault },
      'the organisation’s own template of letters does not work; ours is used',
    );
    return { ...ours, ownFault };
  }

  private async written(content: LetterContent, template?: string): Promise<WrittenLetter> {
    try {
      return await this.write(letterWriter, new Uint8Array(), { content, template });
    } catch (error) {
      if (error instanceof FrontdoorError && error.code === 'reading-stopped')
        return { why: 'it took too much time or memory' };
      throw error;
    }
  }

  /** Letters as one PDF to print, each on sheets of its own. @throws FrontdoorError `reading-busy`, `reading-stopped`. */
  batch(letters: readonly { document: Uint8Array; pages: number }[]): Promise<Uint8Array> {
    const sizes = letters.map(({ document, pages }) => ({ size: document.length, pages }));
    return this.write(letterBatch, Buffer.concat(letters.map(({ document }) => document)), {
      letters: sizes,
    });
  }

  /** Name and address as they would show in the window of the envelope. */
  async recipient({ enquiry, to }: Pick<LetterToWrite, 'enquiry' | 'to'>): Promise<string[]> {
    const customer = await this.source.manager.findOneBy(Customer, { id: enquiry.customerId });
    return recipientLines(to.name ?? customer?.name, to.value);
  }

  private async contentOf(letter: LetterToWrite): Promise<LetterContent> {
    const { enquiry, to, subject = '', author, language, large, writtenAt } = letter;
    const organisation = await this.directory.organisation(enquiry.organisationId);
    const service = await this.directory.service(enquiry.serviceId);
    const { phone, address } = organisation.publicPages;
    const customer = await this.source.manager.findOneBy(Customer, { id: enquiry.customerId });
    return {
      language: language ?? customer?.language ?? 'en',
      large: large ?? adjustmentsOf(await keptNeedsOf(this.source.manager, enquiry.customerId)).largePrint,
      sender: {
        organisation: organisation.name,
        service: service.name,
        address: address?.split(/, |\n/) ?? [],
        telephone: phone ?? this.config.CALLER_ID,
      },
      recipient: recipientLines(to.name ?? customer?.name, to.value),
      reference: enquiry.reference,
      code: letterCode(this.config.publicUrl, this.secret.signReference(enquiry.reference, 'reply')),
      day: dayOf(writtenAt, organisation.zone),
      subject: subject.replace(/^(Re: )+/i, ''),
      blocks: letterBlocks(letter),
      ...(author !== undefined && { author }),
    };
  }
}

/** Of a template that gave no letter where ours gave one. */
const faultOf = (own: Exclude<WrittenLetter, { pages: number }>): string => {
  if ('missing' in own) return 'its font lacks characters of the letter';
  return own.line === undefined ? own.why : `${own.why} (line ${own.line})`;
};

const notNow = (error: unknown): never => {
  if (error instanceof FrontdoorError && error.code === 'reading-busy')
    throw new ChannelError('retry', 'Letters cannot be written just now.', { cause: error });
  throw error;
};
