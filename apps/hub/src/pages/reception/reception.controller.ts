import { Controller, Req, Res } from '@nestjs/common';
import { Directory } from '@frontdoor/casework/directory';
import { ReceptionDevices } from '@frontdoor/casework/visits';
import { api } from '@frontdoor/contracts';
import { Allowances, Clock, clockAt, Ids } from '@frontdoor/kernel';
import type { ReceptionDevice } from '@frontdoor/persistence';
import { CheckInVisitor, LiveBoardReader, ReceptionReader } from '@frontdoor/use-cases';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Input, Sent, Serves } from '../../edge/serves.js';
import { frameOf } from '../../govuk/frame.js';
import { fieldsOf, html, mustBeForm } from '../page-answers.js';
import { type Topic, topicsOf } from '../topics.js';
import { type KioskFaults, type KioskFields, readKioskForm } from './kiosk-form.js';
import { kioskPage, kioskTicketPage } from './kiosk-page.js';
import { KIOSK_WORDS, type KioskLanguage, kioskLanguage } from './kiosk-words.js';
import { screenPage } from './screen-page.js';
import { wallPage } from './wall-page.js';

/** So many may check in at one device within a time; of a crowd the rest goes to the desk. */
const MOST_CHECK_INS = 30;
const WITHIN_MS = 10 * 60_000;
/** More would be too small to read. */
const MOST_CALLS = 8;

/** Pages of the devices at a reception. A device is known by its address, and can do nothing but what its page does. */
@Controller()
export class ReceptionController {
  private readonly checkIns = new Allowances(MOST_CHECK_INS, WITHIN_MS);

  constructor(
    private readonly devices: ReceptionDevices,
    private readonly directory: Directory,
    private readonly checkingIn: CheckInVisitor,
    private readonly reader: ReceptionReader,
    private readonly board: LiveBoardReader,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  @Serves(api.kioskPage)
  async kiosk(
    @Sent() { params, query }: Input<typeof api.kioskPage>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const device = await this.devices.find('kiosk', params.token);
    await html(reply, await this.form(device, params.token, kioskLanguage(query.lang)));
  }

  @Serves(api.checkInAtKiosk)
  async checkIn(
    @Sent() { params, query }: Input<typeof api.checkInAtKiosk>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    mustBeForm(request);
    const { token } = params;
    const device = await this.devices.find('kiosk', token);
    const language = kioskLanguage(query.lang);
    const typed = fieldsOf(request);
    const [words, topics] = [KIOSK_WORDS[language], await this.topics(device)];
    const read = readKioskForm(typed, { topics, words, language, freshId: this.ids.uuid() });
    if ('faults' in read)
      return html(reply, await this.form(device, token, language, { typed, faults: read.faults }), 400);
    const until = this.checkIns.take(device.id, this.clock.now());
    if (until !== undefined) {
      void reply.header('retry-after', String(Math.ceil((until - this.clock.now()) / 1000)));
      const faults = { topic: words.tooOften };
      return html(reply, await this.form(device, token, language, { typed, faults }), 429);
    }
    const desk = await this.directory.entryPoint(device.entryPointId);
    const { id, ticket } = await this.checkingIn.atKiosk(desk, read.given);
    const { visitors } = await this.reader.read(device, desk.id);
    const waiting = visitors.filter(({ stage }) => stage === 'waiting');
    const before = Math.max(
      waiting.findIndex((each) => each.id === id),
      0,
    );
    const organisation = await this.directory.organisation(device.organisationId);
    const shown = { ...frameOf(organisation), address: `/kiosk/${token}`, language, ticket, before };
    await html(reply, kioskTicketPage(shown), 201);
  }

  @Serves(api.waitingScreen)
  async screen(
    @Sent() { params }: Input<typeof api.waitingScreen>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const device = await this.devices.find('screen', params.token);
    const organisation = await this.directory.organisation(device.organisationId);
    const { visitors, today } = await this.reader.read(device, device.entryPointId);
    const calls = visitors
      .flatMap(({ stage, ticket, called }) => (stage === 'called' && called ? { ticket, ...called } : []))
      .toSorted((a, b) => (a.at < b.at ? 1 : -1))
      .slice(0, MOST_CALLS);
    const at = clockAt(this.clock.now(), organisation.zone);
    const shown = { ...frameOf(organisation), address: `/screen/${params.token}`, calls, at };
    await html(reply, screenPage({ ...shown, waiting: today.waiting }));
  }

  @Serves(api.wallScreen)
  async wall(@Sent() { params }: Input<typeof api.wallScreen>, @Res() reply: FastifyReply): Promise<void> {
    const device = await this.devices.find('wall', params.token);
    const organisation = await this.directory.organisation(device.organisationId);
    const board = await this.board.read(device.organisationId);
    const address = `/wall/${params.token}`;
    await html(reply, wallPage({ ...frameOf(organisation), address, board, now: this.clock.now() }));
  }

  private async topics({ organisationId, entryPointId }: ReceptionDevice): Promise<Topic[]> {
    const { serviceId } = await this.directory.entryPoint(entryPointId);
    const services = await this.directory.services(organisationId);
    const own = services.find(({ id }) => id === serviceId);
    const topics = topicsOf(services, serviceId);
    // What belongs to the desk itself is what “something else” goes to.
    return own && own.topics.length === 0 ? [...topics, { value: own.slug, text: own.name }] : topics;
  }

  private async form(
    device: ReceptionDevice,
    token: string,
    language: KioskLanguage,
    again: { typed?: KioskFields; faults?: KioskFaults } = {},
  ): Promise<string> {
    const organisation = await this.directory.organisation(device.organisationId);
    return kioskPage({
      ...frameOf(organisation),
      ...{ address: `/kiosk/${token}`, language, topics: await this.topics(device) },
      // Sent again after it was put right, it is the same visit.
      visit: again.typed?.['visit'] ?? this.ids.uuid(),
      ...again,
    });
  }
}
