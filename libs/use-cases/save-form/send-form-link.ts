import { Inject, Injectable } from '@nestjs/common';
import { Channels } from '@frontdoor/casework/channels';
import { Dialling, senderFor } from '@frontdoor/casework/deliveries';
import { Directory } from '@frontdoor/casework/directory';
import { OptOuts } from '@frontdoor/casework/opt-outs';
import { ChannelError, type OutboundMessage } from '@frontdoor/channels/core';
import { type Channel, CHANNELS, formChannel, mailChannel, textChannel } from '@frontdoor/contracts';
import { Every } from '@frontdoor/jobs';
import { Clock, Ids } from '@frontdoor/kernel';
import {
  addFormLink,
  claimFormLinks,
  countFormLinks,
  DataSource,
  type EntryPoint,
  lockParties,
  type RowOf,
  settleFormLink,
  transaction,
} from '@frontdoor/persistence';
import { CONFIG, type Config, type Logger, LOG } from '@frontdoor/platform';
import { FormLinks } from './form-links.js';

const HOUR_MS = 3_600_000;
/** Nobody gets more than this in an hour, however often somebody asks, and whatever forms they have. */
const MOST_AN_HOUR = { ofForm: 3, ofAddress: 4 };
/** Whoever sends one has so long before another process takes it for dead. */
const CLAIM_MS = 120_000;
const AGAIN_MS = 60_000;
const MOST_ATTEMPTS = 5;
const AT_ONCE = 10;

type Kind = 'email' | 'phone';
const CHANNEL_TO: Readonly<Record<Kind, Channel>> = { email: mailChannel, phone: textChannel };

type Due = RowOf<typeof claimFormLinks>;

/**
 * Sends the link of a saved form to whoever saved it, at an address that they give. It says nothing of what the form holds.
 * There is no enquiry yet, so it is no contact and in no timeline.
 */
@Injectable()
export class SendFormLink {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly channels: Channels,
    private readonly optOuts: OptOuts,
    private readonly dialling: Dialling,
    private readonly links: FormLinks,
    private readonly clock: Clock,
    private readonly ids: Ids,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** Where a link can be sent by what is set up here. */
  async kinds(organisationId: string): Promise<Kind[]> {
    const found: Kind[] = [];
    for (const [kind, channel] of Object.entries(CHANNEL_TO))
      if (await this.sender(organisationId, channel)) found.push(kind as Kind);
    return found;
  }

  /** Asks for it; whoever had enough of them in the last hour gets no more, and nobody is told. */
  async ask(formId: string, organisationId: string, to: { kind: Kind; value: string }): Promise<void> {
    const { kind } = to;
    const value = kind === 'email' ? to.value.toLowerCase() : to.value;
    const now = this.clock.now();
    await transaction(this.source, async (manager) => {
      await lockParties(manager, { keys: [`${organisationId} ${kind}:${value}`] });
      const asked = { formId, organisationId, kind, value };
      const [sent] = await countFormLinks(manager, { ...asked, since: now - HOUR_MS });
      if (sent!.ofForm >= MOST_AN_HOUR.ofForm || sent!.ofAddress >= MOST_AN_HOUR.ofAddress) return;
      await addFormLink(manager, { ...asked, id: this.ids.uuid(), now });
    });
  }

  @Every(2000)
  async sendDue(): Promise<void> {
    const now = this.clock.now();
    const due = await claimFormLinks(this.source, { now, until: now + CLAIM_MS, limit: AT_ONCE });
    for (const link of due) await this.send(link);
  }

  private async send(link: Due): Promise<void> {
    const settle = (state: 'waiting' | 'sent' | 'failed'): Promise<unknown> =>
      settleFormLink(this.source, { id: link.id, state, nextAt: this.clock.now() + AGAIN_MS });
    try {
      await this.attempt(link);
    } catch (error) {
      const remedy = error instanceof ChannelError ? error.remedy : 'reconcile';
      this.log.warn({ link: link.id, remedy, err: error }, 'the link of a saved form was not sent');
      // A mail that comes twice is the same by its Message-ID; a text is not sent again where nobody knows.
      const mayBeAgain = remedy !== 'give-up' && (remedy !== 'reconcile' || link.kind === 'email');
      return void (await settle(mayBeAgain && link.attempts < MOST_ATTEMPTS ? 'waiting' : 'failed'));
    }
    await settle('sent');
  }

  private async attempt({ id, formId, organisationId, kind, value, expiresAt }: Due): Promise<void> {
    const channel = CHANNEL_TO[kind];
    const entryPoint = await this.sender(organisationId, channel);
    const connection = entryPoint && this.channels.sending(channel, entryPoint.address)?.connection;
    if (!entryPoint || !connection?.send)
      throw new ChannelError('give-up', `Nothing sends on ${CHANNELS[channel].label}`);
    if (kind === 'phone' && this.dialling.judge(value).verdict !== 'free')
      throw new ChannelError('give-up', 'The number is not free to text');
    const isUnwanted = await this.optOuts.of(this.source.manager, organisationId, [{ value }]);
    if (isUnwanted(channel, value)) throw new ChannelError('give-up', 'No messages are wanted there');
    const { name, zone } = await this.directory.organisation(organisationId);
    const until = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: zone }).format(expiresAt);
    const link = `${this.config.publicUrl}/contact/${this.links.tokenFor(formId)}`;
    const message: OutboundMessage = {
      id,
      form: 'message',
      channel,
      entryPoint: { address: entryPoint.address, name: entryPoint.name },
      to: { kind, value },
      reference: '',
      automatic: true,
      files: [],
      ...wordsOf(kind, { council: name, link, until }),
      ...(kind === 'email' && {
        thread: { messageId: `${id}@${entryPoint.address.split('@')[1]}`, references: [] },
      }),
    };
    await connection.send(message);
  }

  private async sender(organisationId: string, channel: Channel): Promise<EntryPoint | undefined> {
    const [form] = await this.directory.entryPointsOf(organisationId, formChannel);
    if (!form) return undefined;
    const service = { id: form.serviceId };
    const sender = await senderFor(this.directory, { entryPoint: form, service }, channel);
    return sender && this.channels.sending(channel, sender.address) ? sender : undefined;
  }
}

const FOR_YOURSELF =
  'Keep this link for yourself: whoever has it can read and send your form. If you did not ask for it, you need do nothing.';

function wordsOf(
  kind: Kind,
  { council, link, until }: Readonly<Record<'council' | 'link' | 'until', string>>,
): { subject?: string; text: string } {
  if (kind === 'phone')
    return {
      text: `Go on with your form for ${council} until ${until}: ${link}\nIt has not been sent to us yet. ${FOR_YOURSELF}`,
    };
  return {
    subject: 'Your saved form',
    text: [
      `You saved a form for ${council}. Go on with it here until ${until}:\n${link}`,
      'It has not been sent to us yet: we read it, and our time to answer begins, once you send it.',
      FOR_YOURSELF,
      'This message was sent automatically.',
    ].join('\n\n'),
  };
}
