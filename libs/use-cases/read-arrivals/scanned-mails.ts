import { Inject, Injectable } from '@nestjs/common';
import { Channels } from '@frontdoor/casework/channels';
import { type LetterToTake, ScannedFiles } from '@frontdoor/casework/paper';
import { PAPER_TYPES, type ScanMailbox, scanMailboxes } from '@frontdoor/channels/paper';
import { CHANNELS, type InboundContact, mailChannel, type Party } from '@frontdoor/contracts';
import { FrontdoorError, toE164 } from '@frontdoor/kernel';
import { CONFIG, type Config } from '@frontdoor/platform';

/** A mail that was read. */
interface ReadMail {
  contact: InboundContact;
  /** Both are asked where it brings scans only. */
  raw: () => Promise<Uint8Array>;
  receivedAt: () => Promise<number>;
}

const MAIL = 'message/rfc822';
const SCANS = new Set<string>(Object.values(PAPER_TYPES));
/** Not every scanner names the type of what it sends. */
const NAMED = /\.(?:pdf|tiff?|jpe?g|png)$/i;
const NUMBER = /(?<![\d/])(?:\+|00)?\d[\d ()-]{6,20}\d(?!\d)/g;

/** Mails from scanners and fax services: what they bring are letters and faxes, and not mail. */
@Injectable()
export class ScannedMails {
  private readonly mailboxes: ReadonlyMap<string, ScanMailbox>;

  constructor(
    private readonly files: ScannedFiles,
    private readonly channels: Channels,
    @Inject(CONFIG) config: Pick<Config, 'declared'>,
  ) {
    const given = Object.entries(scanMailboxes(config.declared));
    this.mailboxes = new Map(given.map(([address, mailbox]) => [address.toLowerCase(), mailbox]));
  }

  /**
   * Resolves when all letters in a mail are durable, each with the whole mail. False where it is to be dealt with as a mail:
   * it came elsewhere, or not all that it brings are scans.
   *
   * @throws FrontdoorError `reading-busy` when it may be tried again
   */
  async take({ contact, raw: wholeMail, receivedAt: cameAt }: ReadMail): Promise<boolean> {
    const mailbox =
      contact.channel === mailChannel ? this.mailboxes.get(contact.entryPoint.toLowerCase()) : undefined;
    const scans = contact.attachments.filter(
      ({ contentType, name }) => SCANS.has(contentType.toLowerCase()) || NAMED.test(name),
    );
    const connection = this.channels.receiving(mailChannel);
    if (!mailbox || scans.length === 0 || !connection?.attachments) return false;
    const raw = await wholeMail();
    const contents = await connection.attachments(
      raw,
      scans.map(({ index }) => index),
    );
    const from = senderOf(contact, mailbox);
    const receivedAt = await cameAt();
    let isAll = true;
    for (const [n, { content }] of contents.entries()) {
      const { index, name } = scans[n]!;
      const cut = await this.files.cut(content).catch((error: unknown) => {
        if (error instanceof FrontdoorError && error.code === 'scan-refused') return undefined;
        throw error;
      });
      if (!cut) {
        isAll = false;
        continue;
      }
      const letters = cut.letters.map((letter): LetterToTake => ({
        ...letter,
        ...mailbox,
        ...from,
        receivedAt,
      }));
      await this.files.take({ name, content, within: { raw, contentType: MAIL, index } }, letters);
    }
    return isAll;
  }
}

/** The number that a fax service says it came from, which is as good as the service is proven. */
function senderOf(
  { subject = '', senderIs }: InboundContact,
  { channel, entryPoint }: ScanMailbox,
): { from?: Party; senderIs?: 'stated' } {
  if (!CHANNELS[channel].addressedBy.includes('phone')) return {};
  const value = (subject.match(NUMBER) ?? [])
    .map((words) => toE164(words))
    .find((each) => each && each !== entryPoint);
  if (!value) return {};
  return { from: { kind: 'phone', value }, ...(senderIs !== 'proven' && { senderIs: 'stated' as const }) };
}
