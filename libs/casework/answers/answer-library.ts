import { Inject, Injectable } from '@nestjs/common';
import { type AnswerSummary } from '@frontdoor/contracts';
import { Clock, dayOf, daysAfter, FrontdoorError, Ids, toIso } from '@frontdoor/kernel';
import {
  addAnswerUse,
  Agent,
  type AnswerUse,
  DataSource,
  type Enquiry,
  type EntityManager,
  findAnswers,
  type RowOf,
  searchAnswers,
} from '@frontdoor/persistence';
import { CONFIG, type Config } from '@frontdoor/platform';
import { Directory } from '../directory/index.js';
import { Timeline } from '../timeline/index.js';
import type { AnswerRow } from './write-answer.js';

export type FoundAnswer = RowOf<typeof searchAnswers>;

interface Search {
  sought: string;
  /** The best of these; `en` is looked through in any case. */
  languages: readonly string[];
  /** Only what customers may be offered now. */
  forCustomers: boolean;
  serviceId?: string | null;
  limit: number;
}

/** More of a text is not looked at: what it is about is said by then. */
const READ = 4000;

/** What the organisation says about its services. */
@Injectable()
export class AnswerLibrary {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly ids: Ids,
    @Inject(CONFIG) private readonly config: Pick<Config, 'ANSWER_GRACE_DAYS' | 'publicUrl'>,
  ) {}

  /** The best first. */
  async search(
    organisationId: string,
    { sought, languages, forCustomers, serviceId = null, limit }: Search,
  ): Promise<FoundAnswer[]> {
    return searchAnswers(this.source, {
      ...{ organisationId, serviceId, limit },
      sought: sought.slice(0, READ),
      languages: [...new Set(languages)],
      offeredOn: forCustomers ? await this.offeredOn(organisationId) : null,
    });
  }

  /** Answers that are due for a look before this day are overdue. */
  async today(organisationId: string): Promise<string> {
    const { zone } = await this.directory.organisation(organisationId);
    return dayOf(this.clock.now(), zone);
  }

  /** Customers are offered what is due for a look on this day or later. */
  async offeredOn(organisationId: string): Promise<string> {
    return daysAfter(await this.today(organisationId), -this.config.ANSWER_GRACE_DAYS);
  }

  async isOffered(row: AnswerRow): Promise<boolean> {
    const { organisationId, isPublic, putAwayAt, reviewOn } = row;
    return isPublic && putAwayAt === null && reviewOn >= (await this.offeredOn(organisationId));
  }

  /** Of its page. */
  addressOf({ slug, language }: Pick<AnswerRow, 'slug' | 'language'>): string {
    return `${this.config.publicUrl}${pathOf({ slug, language })}`;
  }

  async summary(row: AnswerRow): Promise<AnswerSummary> {
    const { id, slug, language, title, ownerId, reviewOn, putAwayAt, organisationId } = row;
    const service = await this.directory.service(row.serviceId);
    const owner = await this.source.manager.findOneByOrFail(Agent, { id: ownerId });
    return {
      ...{ id, slug, language, title, reviewOn },
      serviceSlug: service.slug,
      service: service.name,
      owner: { id: ownerId, name: owner.name },
      isOverdue: putAwayAt === null && reviewOn < (await this.today(organisationId)),
      isOffered: await this.isOffered(row),
      putAwayAt: putAwayAt === null ? null : toIso(putAwayAt),
    };
  }

  /**
   * Writes down which answers somebody was given, in the version of now.
   *
   * @throws FrontdoorError `answer-not-found`
   */
  async cite(
    manager: EntityManager,
    agent: Agent,
    enquiry: Pick<Enquiry, 'id' | 'organisationId'>,
    ids: readonly string[],
    how: Extract<AnswerUse, 'replied' | 'told'>,
  ): Promise<void> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return;
    const rows = await findAnswers(manager, { ids: wanted, organisationId: enquiry.organisationId });
    if (rows.length < wanted.length) throw new FrontdoorError('answer-not-found');
    const now = this.clock.now();
    for (const { id, version } of rows)
      await addAnswerUse(manager, {
        ...{ id: this.ids.uuid(), answerId: id, version, how, now },
        ...{ enquiryId: enquiry.id, byId: agent.id },
      });
    const names = rows.map(({ title, version }) => `“${title}” (version ${version})`).join(', ');
    const says = how === 'told' ? 'told the customer the answer' : 'replied with the answer';
    await this.timeline.event(manager, enquiry.id, agent.id, `${agent.name} ${says} ${names}`);
  }
}

/** Of the page of an answer; English needs no word. */
export const pathOf = ({ slug, language }: Pick<AnswerRow, 'slug' | 'language'>): string =>
  language === 'en' ? `/answers/${slug}` : `/answers/${slug}?language=${encodeURIComponent(language)}`;
