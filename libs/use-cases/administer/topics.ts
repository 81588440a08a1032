import { type Measured, measureTopics, type TopicWord } from '@frontdoor/casework/topics';
import { changeServiceRule } from '@frontdoor/casework/service-rules';
import { topicWords, type TopicWords } from '@frontdoor/contracts';
import { type Clock, FrontdoorError, type Ids } from '@frontdoor/kernel';
import { type DataSource, findTopicWords, Service, transaction } from '@frontdoor/persistence';
import { z } from 'zod';
import { theOrganisation } from './look-up.js';

/** Words and their weights by the short name of the service. */
type WordsOfServices = Record<string, TopicWords>;

const file = z.strictObject({ services: z.record(z.string(), z.unknown()) });

/** By which words it is told which service an enquiry is for. */
export class TopicAdministration {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(): Promise<WordsOfServices> {
    const { manager } = this.source;
    const { id: organisationId } = await theOrganisation(manager);
    const services = await manager.find(Service, { where: { organisationId }, order: { slug: 'ASC' } });
    const rows = await findTopicWords(manager, { organisationId });
    return Object.fromEntries(
      services.map(({ id, slug }) => [
        slug,
        Object.fromEntries(
          rows.filter(({ serviceId }) => serviceId === id).map(({ phrase, weight }) => [phrase, weight]),
        ),
      ]),
    );
  }

  /** Puts the words of each service that is named in the place of those it had. @throws FrontdoorError `topic-words-refused` with every fault */
  set(given: unknown): Promise<Measured> {
    return transaction(this.source, async (manager) => {
      const { id: organisationId } = await theOrganisation(manager);
      const services = await manager.findBy(Service, { organisationId });
      const { clock, ids } = this;
      for (const { slug, words: value } of read(given, services))
        await changeServiceRule(
          manager,
          slug,
          { rule: { what: 'words', value } },
          { organisationId, agentId: null, clock, ids },
        );
      return measureTopics(manager, organisationId);
    });
  }

  /** How the words of a file would do on the past, or those in use; changes nothing. @throws FrontdoorError as `set` */
  async measure(given?: unknown): Promise<Measured> {
    const { manager } = this.source;
    const { id: organisationId } = await theOrganisation(manager);
    if (given === undefined) return measureTopics(manager, organisationId);
    const named = read(given, await manager.findBy(Service, { organisationId }));
    const kept = await findTopicWords(manager, { organisationId });
    const rules: TopicWord[] = [
      ...kept.filter(({ serviceId }) => !named.some((each) => each.serviceId === serviceId)),
      ...named.flatMap(({ serviceId, words }) =>
        Object.entries(words).map(([phrase, weight]) => ({ serviceId, phrase, weight })),
      ),
    ];
    return measureTopics(manager, organisationId, rules);
  }
}

function read(
  given: unknown,
  services: readonly Pick<Service, 'id' | 'slug'>[],
): { serviceId: string; slug: string; words: TopicWords }[] {
  const whole = file.safeParse(given);
  const faults = whole.success ? [] : whole.error.issues.map(({ message }) => `all of it: ${message}`);
  const found = Object.entries(whole.data?.services ?? {}).flatMap(([slug, of]) => {
    const service = services.find((each) => each.slug === slug);
    if (!service) faults.push(`services.${slug}: there is no such service`);
    const parsed = topicWords.safeParse(of);
    if (!parsed.success)
      faults.push(
        ...parsed.error.issues.map(
          ({ path, message }) => `services.${[slug, ...path].join('.')}: ${message}`,
        ),
      );
    if (!service || !parsed.success) return [];
    return [{ serviceId: service.id, slug, words: parsed.data }];
  });
  if (faults.length > 0) throw new FrontdoorError('topic-words-refused', { faults: faults.join('; ') });
  return found;
}
