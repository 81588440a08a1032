import { Inject, Injectable } from '@nestjs/common';
import { CONTENT_WORDS } from '@frontdoor/charter';
import {
  type AnswerOf,
  api,
  blanksIn,
  type BodyOf,
  contentElement,
  fillIn,
  pastBlanks,
  type Role,
  type SavedMark,
  type SavedReply,
} from '@frontdoor/contracts';
import { Directory } from '@frontdoor/casework/directory';
import { ReplyKinds, SAID_BY_THE_HUB, type SavedFields } from '@frontdoor/casework/replies';
import { Clock, dayOf, FrontdoorError, Ids, sayDate, toIso } from '@frontdoor/kernel';
import {
  type Agent,
  Customer,
  DataSource,
  Enquiry,
  type EntityManager,
  findSavedReplies,
  keepSavedReply,
  lockSavedReply,
  removeSavedReply,
  type RowOf,
  transaction,
} from '@frontdoor/persistence';
import { CONFIG, type Config, InstanceSecret } from '@frontdoor/platform';

type Written = BodyOf<typeof api.addSavedReply>;
type Row = RowOf<typeof findSavedReplies>;

/** Together with those of services and everybody's: a list that is still searched at once. */
const MOST = 500;
const MAY_CHANGE_SHARED: readonly Role[] = ['supervisor', 'administrator'];

const mayChangeShared = ({ roles }: Agent): boolean => roles.some((role) => MAY_CHANGE_SHARED.includes(role));

const canChange = (agent: Agent, { ownerId }: Pick<Row, 'ownerId'>): boolean =>
  ownerId === null ? mayChangeShared(agent) : ownerId === agent.id;

const scopeOf = ({ ownerId, serviceId }: Pick<Row, 'ownerId' | 'serviceId'>): SavedReply['scope'] => {
  if (ownerId !== null) return 'own';
  return serviceId === null ? 'everybody' : 'service';
};

/** Texts that agents put into replies. Each changes their own; those that others use too, supervisors and administrators. */
@Injectable()
export class SavedReplies {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly kinds: ReplyKinds,
    private readonly secret: InstanceSecret,
    private readonly clock: Clock,
    private readonly ids: Ids,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  async list(agent: Agent): Promise<AnswerOf<typeof api.listSavedReplies>> {
    const rows = await this.rowsFor(this.source.manager, agent);
    return {
      replies: await Promise.all(rows.map((row) => this.view(agent, row))),
      canChangeShared: mayChangeShared(agent),
      elements: contentElement.options.map((element) => ({
        element,
        words: CONTENT_WORDS[element],
        hasSentence: SAID_BY_THE_HUB.includes(element),
      })),
    };
  }

  /** Those that fit an enquiry, filled in from its record. @throws FrontdoorError `enquiry-not-found`. */
  async filledIn(agent: Agent, enquiryId: string): Promise<AnswerOf<typeof api.fillSavedReplies>> {
    const { manager } = this.source;
    const { organisationId } = agent;
    const enquiry = await manager.findOneBy(Enquiry, { id: enquiryId, organisationId });
    if (!enquiry) throw new FrontdoorError('enquiry-not-found');
    const customer = await manager.findOneByOrFail(Customer, { id: enquiry.customerId });
    const known = {
      ...(await this.fieldsOf(agent, enquiry, await this.kinds.fields(manager, enquiry, agent.name))),
      customer: customer.name,
    };
    const fitting = (await this.rowsFor(manager, agent)).filter(
      ({ serviceId }) => serviceId === null || serviceId === enquiry.serviceId,
    );
    return {
      replies: fitting.map((row) => {
        const text = fillIn(row.text, known);
        const marks = [
          ...sentencesIn(row.text, known),
          ...row.marks.map(({ element, passage }) => ({
            element,
            passage: pastBlanks(text, fillIn(passage, known)),
          })),
        ];
        const covers = [...new Set(marks.map(({ element }) => CONTENT_WORDS[element]))];
        return {
          id: row.id,
          name: row.name,
          scope: scopeOf(row),
          text,
          marks,
          covers,
          blanks: blanksIn(text),
        };
      }),
    };
  }

  /** @throws FrontdoorError `saved-reply-not-yours`, `service-unknown`, `saved-replies-too-many`. */
  async add(agent: Agent, written: Written): Promise<SavedReply> {
    return transaction(this.source, async (manager) => {
      const known = await this.rowsFor(manager, agent);
      if (known.length >= MOST) throw new FrontdoorError('saved-replies-too-many', { most: MOST });
      return this.keep(manager, agent, this.ids.uuid(), written);
    });
  }

  /** @throws FrontdoorError `saved-reply-unknown`, `saved-reply-newer`, `saved-reply-not-yours`, `service-unknown`. */
  async change(
    agent: Agent,
    id: string,
    { version, ...written }: Written & { version: string },
  ): Promise<SavedReply> {
    return transaction(this.source, async (manager) => {
      const row = await changeable(manager, agent, id);
      if (row.version !== Date.parse(version)) throw new FrontdoorError('saved-reply-newer');
      return this.keep(manager, agent, id, written);
    });
  }

  /** @throws FrontdoorError `saved-reply-unknown`, `saved-reply-not-yours`. */
  async remove(agent: Agent, id: string): Promise<void> {
    await transaction(this.source, async (manager) => {
      await changeable(manager, agent, id);
      await removeSavedReply(manager, { id });
    });
  }

  private async keep(
    manager: EntityManager,
    agent: Agent,
    id: string,
    { scope, serviceSlug = '', name, text, marks }: Written,
  ): Promise<SavedReply> {
    const { organisationId } = agent;
    const ownerId = scope === 'own' ? agent.id : null;
    if (!canChange(agent, { ownerId })) throw new FrontdoorError('saved-reply-not-yours');
    const service =
      scope === 'service' ? await this.directory.serviceCalled(organisationId, serviceSlug) : undefined;
    const [row] = await keepSavedReply(manager, {
      ...{ id, organisationId, ownerId, name, text, marks },
      serviceId: service?.id ?? null,
      changedBy: agent.id,
      now: this.clock.now(),
    });
    return this.view(agent, row!);
  }

  private async fieldsOf(
    agent: Agent,
    { organisationId, subject, openedAt, reference }: Enquiry,
    fields: SavedFields,
  ): Promise<SavedFields> {
    const { zone, name: organisation } = await this.directory.organisation(organisationId);
    const { name: team } = await this.directory.team(agent.teamId);
    const lines = [agent.name, `${team}, ${organisation}`, fields.telephone ?? null];
    return {
      ...fields,
      ...{ team, subject, received: sayDate(dayOf(openedAt, zone)) },
      signature: lines.filter((line) => line !== null).join('\n'),
      page: this.secret.trackingUrl(this.config.publicUrl, reference),
    };
  }

  private rowsFor(manager: EntityManager, { id: agentId, organisationId }: Agent): Promise<Row[]> {
    return findSavedReplies(manager, { organisationId, agentId, limit: MOST });
  }

  private async view(agent: Agent, row: Row): Promise<SavedReply> {
    const { id, name, text, marks, version, serviceId } = row;
    const serviceSlug = serviceId === null ? null : (await this.directory.service(serviceId)).slug;
    return {
      ...{ id, name, text, marks, serviceSlug },
      scope: scopeOf(row),
      version: toIso(version),
      canChange: canChange(agent, row),
    };
  }
}

async function changeable(manager: EntityManager, agent: Agent, id: string): Promise<Row> {
  const [row] = await lockSavedReply(manager, { id, organisationId: agent.organisationId });
  if (!row || (row.ownerId !== null && row.ownerId !== agent.id))
    throw new FrontdoorError('saved-reply-unknown');
  if (!canChange(agent, row)) throw new FrontdoorError('saved-reply-not-yours');
  return row;
}

/** What the hub's own sentences in a text say, where the record has them: `{{who-deals-with-it}}`. */
const sentencesIn = (text: string, known: Readonly<Record<string, string | null>>): SavedMark[] =>
  blanksIn(text).flatMap((name) => {
    const element = contentElement.safeParse(name);
    const passage = element.success ? known[element.data] : null;
    return element.success && passage ? [{ element: element.data, passage }] : [];
  });
