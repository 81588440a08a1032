import { Injectable } from '@nestjs/common';
import { AnswerLibrary, isFound, isWorthOffering, pathOf } from '@frontdoor/casework/answers';
import { Directory } from '@frontdoor/casework/directory';
import { Clock, FrontdoorError, Ids } from '@frontdoor/kernel';
import {
  addAnswerUse,
  DataSource,
  findAnswerBySlug,
  findAnswerLanguages,
  findAnswers,
  listOfferedAnswers,
  transaction,
} from '@frontdoor/persistence';

const MOST_FOUND = 20;
/** Nobody reads more before they send something. */
const MOST_OFFERED = 3;
/** What fits so much worse than the best is in the way. */
const CLOSE = 0.6;
const USUAL = 'en';

/** An answer that customers may read. */
export interface OfferedAnswer {
  id: string;
  title: string;
  /** Of its page. */
  path: string;
  language: string;
  service: string;
  body: string;
  link: string | null;
  linkText: string | null;
  checkedAt: number;
}

/** An answer on its page, with the pages in other languages. */
export interface AnswerPage extends OfferedAnswer {
  slug: string;
  languages: string[];
}

/** What customers read of the library, without anybody’s help. */
@Injectable()
export class OfferAnswers {
  constructor(
    private readonly source: DataSource,
    private readonly library: AnswerLibrary,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** By service, each with its answers by title. */
  async all(
    organisationId: string,
    language: string,
  ): Promise<{ service: string; answers: { title: string; path: string }[] }[]> {
    const offeredOn = await this.library.offeredOn(organisationId);
    const rows = await listOfferedAnswers(this.source, { organisationId, language, offeredOn });
    const services = new Map<string, { title: string; path: string }[]>();
    for (const { serviceId, title, slug } of rows) {
      const { name } = await this.directory.service(serviceId);
      const own = services.get(name) ?? [];
      services.set(name, [...own, { title, path: pathOf({ slug, language }) }]);
    }
    return [...services]
      .map(([service, answers]) => ({ service, answers }))
      .toSorted((one, other) => one.service.localeCompare(other.service, 'en-GB'));
  }

  /** In which languages there are answers, English first. */
  async languages(organisationId: string, slug: string | null = null): Promise<string[]> {
    const offeredOn = await this.library.offeredOn(organisationId);
    const found = await findAnswerLanguages(this.source, { organisationId, slug, offeredOn });
    const all = found.map(({ language }) => language);
    return [...all.filter((each) => each === USUAL), ...all.filter((each) => each !== USUAL)];
  }

  /** The best first. */
  async search(organisationId: string, sought: string, language: string): Promise<OfferedAnswer[]> {
    const found = await this.library.search(organisationId, {
      ...{ sought, languages: [language], forCustomers: true, limit: MOST_FOUND },
    });
    return Promise.all(found.filter(isFound).map((row) => this.view(row)));
  }

  /** What may answer what somebody is about to send, in whichever language they write; mostly nothing. */
  async fitting(organisationId: string, sought: string): Promise<OfferedAnswer[]> {
    if (sought.trim() === '') return [];
    const languages = await this.languages(organisationId);
    const found = await this.library.search(organisationId, {
      ...{ sought, languages, forCustomers: true, limit: MOST_OFFERED },
    });
    const [best] = found;
    const fitting = found.filter((row) => isWorthOffering(row) && row.score >= best!.score * CLOSE);
    return Promise.all(fitting.map((row) => this.view(row)));
  }

  /** @throws FrontdoorError `answer-not-found`, also for one that customers are not offered now */
  async page(organisationId: string, slug: string, language: string): Promise<AnswerPage> {
    const [row] = await findAnswerBySlug(this.source, { organisationId, slug, language });
    if (!row || !(await this.library.isOffered(row))) throw new FrontdoorError('answer-not-found');
    return { ...(await this.view(row)), slug, languages: await this.languages(organisationId, slug) };
  }

  /** Some answers were read on the form: whether that was all that was needed. Ids that are none count nothing. */
  async noteRead(organisationId: string, ids: readonly string[], wasEnough: boolean): Promise<void> {
    await transaction(this.source, async (manager) => {
      const rows = await findAnswers(manager, { ids: ids.slice(0, MOST_OFFERED), organisationId });
      for (const { id, version } of rows)
        await addAnswerUse(manager, {
          ...{ id: this.ids.uuid(), answerId: id, version, enquiryId: null, byId: null },
          how: wasEnough ? 'solved' : 'not-solved',
          now: this.clock.now(),
        });
    });
  }

  private async view(row: Awaited<ReturnType<typeof findAnswers>>[number]): Promise<OfferedAnswer> {
    const { id, title, slug, language, body, link, linkText, checkedAt, serviceId } = row;
    const { name: service } = await this.directory.service(serviceId);
    return {
      id,
      title,
      path: pathOf({ slug, language }),
      language,
      service,
      body,
      link,
      linkText,
      checkedAt,
    };
  }
}
