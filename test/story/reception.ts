import { randomUUID } from 'node:crypto';
import {
  api,
  type Reception,
  type ReceptionDeviceKind,
  type Visitor,
  type VisitStep,
} from '@frontdoor/contracts';
import { Ids, SystemClock } from '@frontdoor/kernel';
import { InstanceSecret } from '@frontdoor/platform';
import { Administration } from '@frontdoor/use-cases';
import { expect } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { eventually } from '../support/eventually.js';
import { SECRET, type World } from '../support/world.js';

/** A reception of a running council: its kiosk, its screen, and somebody at the desk. */
export class ReceptionDesk {
  private constructor(
    private readonly kiosk: string,
    private readonly screen: string,
    readonly desk: ConsoleClient,
    readonly revokeKiosk: () => Promise<void>,
  ) {}

  static async of(world: World): Promise<ReceptionDesk> {
    const clock = new SystemClock();
    const { receptionDevices } = new Administration({
      ...{ source: world.database, clock, ids: new Ids(clock), secret: new InstanceSecret(SECRET) },
    });
    const add = async (kind: ReceptionDeviceKind): Promise<string> =>
      world.url + (await receptionDevices.add({ kind, desk: 'reception', name: `The ${kind}` })).path;
    return new ReceptionDesk(
      await add('kiosk'),
      await add('screen'),
      await ConsoleClient.logIn(world.url, 'ash', world.password),
      () => receptionDevices.revoke({ name: 'The kiosk' }),
    );
  }

  /** A visitor fills in the form of the kiosk; the same `visit` twice is a press too many. Their ticket. */
  async checkIn(fields: Record<string, string> = {}, visit: string = randomUUID()): Promise<string> {
    const answer = await this.post({ topic: 'customer-services', ...fields, visit });
    expect(answer.status).toBe(201);
    return /<strong[^>]*>(\w+)<\/strong>/.exec(await answer.text())![1]!;
  }

  post(fields: Record<string, string>): Promise<Response> {
    return fetch(this.kiosk, { method: 'POST', body: new URLSearchParams(fields) });
  }

  list(): Promise<Reception> {
    return this.desk.ask(api.listVisitors);
  }

  /** The visitor of a ticket, once they are in the queue and as the story wants them. */
  visitor(ticket: string, is: (visitor: Visitor) => boolean = () => true): Promise<Visitor> {
    return eventually(`${ticket} at the desk`, async () => {
      const { visitors } = await this.list();
      return visitors.find((each) => each.ticket === ticket && each.enquiry !== null && is(each));
    });
  }

  /** What it takes back is in the answer. */
  async say(ticket: string, step: VisitStep): Promise<string> {
    const { id } = await this.visitor(ticket);
    return (await this.desk.ask(api.stepVisit, { params: { id }, body: step })).act;
  }

  async undo(ticket: string, act: string): Promise<void> {
    const { id } = await this.visitor(ticket);
    await this.desk.ask(api.undoVisitStep, { params: { id }, body: { act } });
  }

  /** State by promise, of the visitor as they are. */
  async promises(ticket: string): Promise<Record<string, string>> {
    const { promises } = await this.visitor(ticket);
    return Object.fromEntries(promises.map(({ clockId, state }) => [clockId, state]));
  }

  /** The words of the screen in the waiting room. */
  async screenShows(): Promise<string> {
    return (await fetch(this.screen)).text();
  }
}
