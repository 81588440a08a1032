import { contentOf, type AnswerRow, writeAnswer } from '@frontdoor/casework/answers';
import { answerFields, HALF_A_LINK, hasWholeLink } from '@frontdoor/contracts';
import { type Clock, FrontdoorError, type Ids } from '@frontdoor/kernel';
import {
  Agent,
  type DataSource,
  type EntityManager,
  findAllAnswers,
  Service,
  transaction,
} from '@frontdoor/persistence';
import { z } from 'zod';
import { theOrganisation } from './look-up.js';

const fields = answerFields.shape;

/** An answer as a file has it. */
const answerEntry = z
  .strictObject({
    slug: fields.slug,
    language: fields.language.default('en'),
    service: fields.service,
    /** The log-in of whoever owns it. */
    owner: z.string(),
    title: fields.title,
    asked: z.array(z.string()).default([]),
    body: fields.body,
    link: fields.link,
    'link-text': fields.linkText,
    'review-on': fields.reviewOn,
    public: fields.isPublic,
    'put-away': z.boolean().default(false),
  })
  .refine((entry) => hasWholeLink({ link: entry.link, linkText: entry['link-text'] }), {
    ...HALF_A_LINK,
    path: ['link-text'],
  });
export type AnswerEntry = z.output<typeof answerEntry>;

const MOST = 5000;
const answersFile = z.strictObject({ answers: z.array(z.unknown()).max(MOST) });

/** What was made of a file. */
export interface TakenAnswers {
  added: number;
  changed: number;
  same: number;
}

/** The library of answers as one file. */
export class AnswersInFile {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(): Promise<AnswerEntry[]> {
    const { manager } = this.source;
    const { id: organisationId } = await theOrganisation(manager);
    const { services, people } = await this.known(manager, organisationId);
    const rows = await findAllAnswers(manager, { organisationId });
    return rows.map((row) => ({
      ...{ slug: row.slug, language: row.language, service: nameOf(services, row.serviceId) },
      ...{ owner: nameOf(people, row.ownerId), title: row.title },
      asked: row.asked.split('\n').filter((line) => line !== ''),
      ...{ body: row.body, link: row.link, 'link-text': row.linkText },
      ...{ 'review-on': row.reviewOn, public: row.isPublic, 'put-away': row.putAwayAt !== null },
    }));
  }

  /**
   * Adds what is new, changes what is different, and leaves alone what the file does not name. All of it or nothing.
   *
   * @throws FrontdoorError `answers-refused` with every fault
   */
  take(given: unknown, isTrial: boolean): Promise<TakenAnswers> {
    return transaction(this.source, async (manager) => {
      const { id: organisationId } = await theOrganisation(manager);
      const known = await this.known(manager, organisationId);
      const { entries, faults } = read(given, known);
      if (faults.length > 0) throw new FrontdoorError('answers-refused', { faults: faults.join('; ') });
      const taken: TakenAnswers = { added: 0, changed: 0, same: 0 };
      const rows = await findAllAnswers(manager, { organisationId });
      for (const entry of entries) {
        const before = rows.find((row) => keyOf(row) === keyOf(entry));
        const row = this.rowOf(entry, organisationId, known, before);
        const isSame = before && JSON.stringify(contentOf(before)) === JSON.stringify(contentOf(row));
        taken[isSame ? 'same' : before ? 'changed' : 'added']++;
        if (isSame || isTrial) continue;
        const what = before ? 'changed' : 'written';
        await writeAnswer(manager, row, { byId: null, what, now: this.clock.now() });
      }
      return taken;
    });
  }

  private rowOf(
    entry: AnswerEntry,
    organisationId: string,
    { services, people }: Known,
    before: AnswerRow | undefined,
  ): AnswerRow {
    const now = this.clock.now();
    return {
      ...{ id: before?.id ?? this.ids.uuid(), organisationId, version: before?.version ?? 0 },
      ...{ slug: entry.slug, language: entry.language, title: entry.title, body: entry.body },
      serviceId: services.get(entry.service)!,
      ownerId: people.get(entry.owner.toLowerCase())!,
      asked: entry.asked.map((line) => line.trim()).join('\n'),
      ...{ link: entry.link, linkText: entry['link-text'], reviewOn: entry['review-on'] },
      ...{ isPublic: entry.public, checkedAt: now },
      putAwayAt: entry['put-away'] ? (before?.putAwayAt ?? now) : null,
    };
  }

  private async known(manager: EntityManager, organisationId: string): Promise<Known> {
    const services = await manager.findBy(Service, { organisationId });
    const people = await manager.findBy(Agent, { organisationId });
    return {
      services: new Map(services.map(({ slug, id }) => [slug, id])),
      people: new Map(people.map(({ email, id }) => [email, id])),
    };
  }
}

/** Ids by short name, and by log-in. */
interface Known {
  services: ReadonlyMap<string, string>;
  people: ReadonlyMap<string, string>;
}

const keyOf = ({ slug, language }: Pick<AnswerEntry, 'slug' | 'language'>): string => `${slug} (${language})`;

const nameOf = (names: ReadonlyMap<string, string>, id: string): string =>
  [...names].find(([, each]) => each === id)?.[0] ?? '';

/** Everything that is wrong, in all of it. */
function read(given: unknown, { services, people }: Known): { entries: AnswerEntry[]; faults: string[] } {
  const file = answersFile.safeParse(given);
  if (!file.success) return { entries: [], faults: sayFaults('', file.error) };
  const entries: AnswerEntry[] = [];
  const faults: string[] = [];
  const seen = new Set<string>();
  file.data.answers.forEach((one, i) => {
    const entry = answerEntry.safeParse(one);
    const slug = (one as { slug?: unknown } | null)?.slug;
    const place = `answers.${typeof slug === 'string' ? slug : i + 1}`;
    if (!entry.success) return faults.push(...sayFaults(`${place}.`, entry.error));
    const { service, owner } = entry.data;
    if (!services.has(service)) faults.push(`${place}.service: there is no service ${service}`);
    if (!people.has(owner.toLowerCase())) faults.push(`${place}.owner: nobody logs in as ${owner}`);
    if (seen.has(keyOf(entry.data))) faults.push(`${place}: it stands there twice in one language`);
    seen.add(keyOf(entry.data));
    return entries.push(entry.data);
  });
  return { entries, faults };
}

const sayFaults = (place: string, { issues }: z.ZodError): string[] =>
  issues.map(({ path, message }) => `${place}${path.join('.') || 'all of it'}: ${message}`);
