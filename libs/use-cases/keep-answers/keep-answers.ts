import { Injectable } from '@nestjs/common';
import { AnswerLibrary, type AnswerRow, contentOf, isFound, writeAnswer } from '@frontdoor/casework/answers';
import { Directory } from '@frontdoor/casework/directory';
import { LiveEvents } from '@frontdoor/casework/live';
import type { AnswerDetail, AnswerOf, api, BodyOf, QueryOf, Role } from '@frontdoor/contracts';
import { Clock, FrontdoorError, Ids, monthsAfter, toIso } from '@frontdoor/kernel';
import {
  Agent,
  type AnswerChange,
  countAnswerUses,
  countOverdueAnswers,
  DataSource,
  type EntityManager,
  findAnswerBySlug,
  findAnswers,
  findAnswerVersions,
  listAnswers,
  lockAnswer,
  transaction,
} from '@frontdoor/persistence';

type Written = BodyOf<typeof api.addAnswer>;
type Settled = BodyOf<typeof api.settleAnswer>;

const PAGE = 20;
const MOST_FOUND = 100;
const MOST_VERSIONS = 50;
const USES_MS = 90 * 24 * 3_600_000;
const LONGEST_MONTHS = 36;
const KEEPERS: readonly Role[] = ['supervisor', 'administrator'];

const keepsLibrary = ({ roles }: Agent): boolean => roles.some((role) => KEEPERS.includes(role));
const mayChange = (agent: Agent, { ownerId }: Pick<AnswerRow, 'ownerId'>): boolean =>
  ownerId === agent.id || keepsLibrary(agent);

/** Answers are written, looked at again and put away. Their owners change their own; supervisors and administrators all. */
@Injectable()
export class KeepAnswers {
  constructor(
    private readonly source: DataSource,
    private readonly library: AnswerLibrary,
    private readonly directory: Directory,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(
    agent: Agent,
    asked: QueryOf<typeof api.listAnswers>,
  ): Promise<AnswerOf<typeof api.listAnswers>> {
    const { organisationId } = agent;
    const { manager } = this.source;
    const on = await this.library.today(organisationId);
    const { rows, total } = await this.page(organisationId, asked, on);
    const [overdue] = await countOverdueAnswers(manager, { organisationId, on });
    const people = await manager.find(Agent, {
      where: { organisationId, active: true },
      order: { name: 'ASC' },
    });
    return {
      answers: await Promise.all(rows.map((row) => this.library.summary(row))),
      total,
      overdue: overdue!.n,
      canAdd: keepsLibrary(agent),
      people: people.map(({ id, name }) => ({ id, name })),
    };
  }

  /** @throws FrontdoorError `answer-not-found` */
  async read(agent: Agent, id: string): Promise<AnswerDetail> {
    const [row] = await findAnswers(this.source, { ids: [id], organisationId: agent.organisationId });
    if (!row) throw new FrontdoorError('answer-not-found');
    return this.detail(agent, row);
  }

  /** @throws FrontdoorError `answer-not-yours`, `answer-exists`, `answer-review-past`, `service-unknown`, `user-unknown` */
  async add(agent: Agent, written: Written): Promise<AnswerDetail> {
    if (!keepsLibrary(agent)) throw new FrontdoorError('answer-not-yours');
    const row = await transaction(this.source, async (manager) => {
      const now = this.clock.now();
      const fields = await this.fieldsOf(manager, agent, written);
      const isNew = { id: this.ids.uuid(), checkedAt: now, putAwayAt: null, version: 0 };
      return this.write(manager, agent, { ...fields, ...isNew }, 'written');
    });
    return this.detail(agent, row);
  }

  /** The same words with a later day say that it is still right. @throws FrontdoorError as `add`, `answer-not-found`, `answer-newer` */
  async change(
    agent: Agent,
    id: string,
    { version, ...written }: Written & { version: number },
  ): Promise<AnswerDetail> {
    const row = await transaction(this.source, async (manager) => {
      const before = await this.changeable(manager, agent, { id, version });
      const fields = await this.fieldsOf(manager, agent, written, before);
      const after = { ...before, ...fields, checkedAt: this.clock.now() };
      const isSame = wordsOf(before) === wordsOf(after);
      return this.write(manager, agent, after, isSame ? 'checked' : 'changed');
    });
    return this.detail(agent, row);
  }

  /** @throws FrontdoorError `answer-not-found`, `answer-not-yours`, `answer-newer`, `answer-nothing-to-undo`, `answer-exists` */
  async settle(agent: Agent, id: string, { version, what }: Settled): Promise<AnswerDetail> {
    const row = await transaction(this.source, async (manager) => {
      const before = await this.changeable(manager, agent, { id, version });
      if (what === 'undo') return this.undo(manager, agent, before);
      const now = this.clock.now();
      if (what === 'put-away')
        return this.write(manager, agent, { ...before, putAwayAt: before.putAwayAt ?? now }, 'put-away');
      return this.write(manager, agent, { ...before, putAwayAt: null }, 'brought-back');
    });
    return this.detail(agent, row);
  }

  private async undo(manager: EntityManager, agent: Agent, row: AnswerRow): Promise<AnswerRow> {
    const [, before] = await findAnswerVersions(manager, { answerId: row.id, limit: 2 });
    if (!before) throw new FrontdoorError('answer-nothing-to-undo');
    const { isPutAway, ...content } = before.content;
    const putAwayAt = isPutAway ? (row.putAwayAt ?? this.clock.now()) : null;
    await refuseTaken(manager, row.organisationId, content, row.id);
    return this.write(manager, agent, { ...row, ...content, putAwayAt }, 'undone');
  }

  private async write(
    manager: EntityManager,
    agent: Agent,
    row: AnswerRow,
    what: AnswerChange,
  ): Promise<AnswerRow> {
    const written = await writeAnswer(manager, row, { byId: agent.id, what, now: this.clock.now() });
    const { organisationId } = agent;
    await this.live.append(manager, [{ organisationId, topic: 'answers', subjectId: row.id }]);
    return written;
  }

  private async fieldsOf(
    manager: EntityManager,
    { organisationId }: Agent,
    { service, ...written }: Written,
    before?: AnswerRow,
  ): Promise<Omit<AnswerRow, 'id' | 'version' | 'checkedAt' | 'putAwayAt'>> {
    const { id: serviceId } = await this.directory.serviceCalled(organisationId, service);
    const owner = await manager.findOneBy(Agent, { id: written.ownerId, organisationId, active: true });
    if (!owner) throw new FrontdoorError('user-unknown', { email: written.ownerId });
    await refuseTaken(manager, organisationId, written, before?.id);
    if (before?.reviewOn !== written.reviewOn)
      refusePast(written.reviewOn, await this.library.today(organisationId));
    return { ...written, organisationId, serviceId };
  }

  private async changeable(
    manager: EntityManager,
    agent: Agent,
    { id, version }: { id: string; version: number },
  ): Promise<AnswerRow> {
    const [row] = await lockAnswer(manager, { id, organisationId: agent.organisationId });
    if (!row) throw new FrontdoorError('answer-not-found');
    if (!mayChange(agent, row)) throw new FrontdoorError('answer-not-yours');
    if (row.version !== version) throw new FrontdoorError('answer-newer');
    return row;
  }

  private async page(
    organisationId: string,
    { search, state, service, page }: QueryOf<typeof api.listAnswers>,
    on: string,
  ): Promise<{ rows: AnswerRow[]; total: number }> {
    const serviceId =
      service === undefined ? null : (await this.directory.serviceCalled(organisationId, service)).id;
    const offset = (page - 1) * PAGE;
    if (search.trim() === '') {
      const given = { organisationId, state, serviceId, on, offset, limit: PAGE };
      const rows = await listAnswers(this.source, given);
      return { rows, total: rows[0]?.total ?? 0 };
    }
    const found = await this.library.search(organisationId, {
      ...{ sought: search, languages: ['en', 'cy'], forCustomers: false, limit: MOST_FOUND },
    });
    const fitting = found
      .filter(isFound)
      .filter((row) => serviceId === null || row.serviceId === serviceId)
      .filter(({ reviewOn }) => state !== 'overdue' || reviewOn < on);
    return { rows: fitting.slice(offset, offset + PAGE), total: fitting.length };
  }

  private async detail(agent: Agent, row: AnswerRow): Promise<AnswerDetail> {
    const { asked, body, link, linkText, isPublic, checkedAt, version } = row;
    const versions = await findAnswerVersions(this.source, { answerId: row.id, limit: MOST_VERSIONS });
    const counted = await countAnswerUses(this.source, {
      answerId: row.id,
      since: this.clock.now() - USES_MS,
    });
    const count = (how: string): number => counted.find((each) => each.how === how)?.n ?? 0;
    return {
      ...(await this.library.summary(row)),
      ...{ asked, body, link, linkText, isPublic, version },
      checkedAt: toIso(checkedAt),
      canChange: mayChange(agent, row),
      address: this.library.addressOf(row),
      uses: {
        replied: count('replied'),
        told: count('told'),
        solved: count('solved'),
        notSolved: count('not-solved'),
      },
      versions: versions.map(({ version: n, at, by, what, content }) => ({
        ...{ version: n, at: toIso(at), by, what },
        ...{ title: content.title, body: content.body },
      })),
    };
  }
}

/** What it says, whoever has it and until when. */
const wordsOf = (row: AnswerRow): string => JSON.stringify({ ...contentOf(row), reviewOn: '', ownerId: '' });

async function refuseTaken(
  manager: EntityManager,
  organisationId: string,
  { slug, language }: Pick<AnswerRow, 'slug' | 'language'>,
  ownId: string | undefined,
): Promise<void> {
  const [taken] = await findAnswerBySlug(manager, { organisationId, slug, language });
  if (taken && taken.id !== ownId) throw new FrontdoorError('answer-exists', { slug });
}

function refusePast(reviewOn: string, today: string): void {
  if (reviewOn <= today || reviewOn > monthsAfter(today, LONGEST_MONTHS))
    throw new FrontdoorError('answer-review-past');
}
