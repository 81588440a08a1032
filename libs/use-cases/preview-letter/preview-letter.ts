import { Injectable } from '@nestjs/common';
import { DrawingThread, readingIn } from '@frontdoor/casework/channels';
import { doubtsOfAddress, Letters, sayMissing } from '@frontdoor/casework/letters';
import { pageReader } from '@frontdoor/channels/paper';
import { type AnswerOf, type api, type BodyOf, CHANNELS, isFormatted, plainOf } from '@frontdoor/contracts';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import { type Agent, DataSource, Enquiry } from '@frontdoor/persistence';

type Preview = AnswerOf<typeof api.previewLetter>;

/** A letter as it would be printed, before it is sent. Nothing of it is kept. */
@Injectable()
export class PreviewLetter {
  private readonly draw: ReturnType<typeof readingIn>;

  constructor(
    private readonly source: DataSource,
    private readonly letters: Letters,
    private readonly clock: Clock,
    drawing: DrawingThread,
  ) {
    this.draw = readingIn(drawing);
  }

  /** @throws FrontdoorError `enquiry-not-found`, `reply-route-unknown` for what does not leave on paper, `reading-busy` */
  async look(
    agent: Agent,
    enquiryId: string,
    { text, channel, to, letter, page }: BodyOf<typeof api.previewLetter>,
  ): Promise<Preview> {
    const { sends, addressedBy } = CHANNELS[channel];
    if (sends !== 'letter') throw new FrontdoorError('reply-route-unknown');
    const { organisationId } = agent;
    const enquiry = await this.source.manager.findOneBy(Enquiry, { id: enquiryId, organisationId });
    if (!enquiry) throw new FrontdoorError('enquiry-not-found');
    const ordered = {
      to: { kind: addressedBy[0]!, value: to },
      subject: enquiry.subject,
      text: plainOf(text),
      ...(isFormatted(text) && { markup: text }),
      ...letter,
      ...{ enquiry, author: agent.name, writtenAt: this.clock.now() },
    };
    const doubts = addressedBy.includes('postal')
      ? doubtsOfAddress(await this.letters.recipient(ordered))
      : [];
    const written = await this.letters.preview(ordered);
    if ('missing' in written) return { page: null, warnings: [sayMissing(written.missing), ...doubts] };
    if ('why' in written)
      return { page: null, warnings: [`The letter cannot be printed: ${written.why}.`, ...doubts] };
    if (written.ownFault !== undefined)
      doubts.push(
        `The council’s own template of letters does not work, so this is ours: ${written.ownFault}.`,
      );
    const number = Math.min(page, written.pages);
    const drawn = await this.draw(pageReader, written.document, { page: number - 1 });
    if ('why' in drawn)
      return { page: null, warnings: [`The letter cannot be shown: ${drawn.why}.`, ...doubts] };
    const picture = Buffer.from(drawn.png).toString('base64');
    return { page: { number, total: written.pages, picture }, warnings: doubts };
  }
}
