import { randomBytes } from 'node:crypto';
import { channel } from '@frontdoor/contracts';
import { writeAnswer } from '@frontdoor/casework/answers';
import { type Clock, dayOf, daysAfter, type Ids } from '@frontdoor/kernel';
import {
  Agent,
  type DataSource,
  EntryPoint,
  Integration,
  keepSavedReply,
  lockFoundation,
  Organisation,
  replaceTopicWords,
  Service,
  Team,
  transaction,
} from '@frontdoor/persistence';
import { checkPassword, hashPassword, type InstanceSecret } from '@frontdoor/platform';
import { AGENTS, COUNCIL, ENTRY_POINTS, INTEGRATION_KEY, SERVICES } from './council.js';
import { ANSWERS } from './answers.js';
import { TOPIC_WORDS } from './topics.js';
import { SAVED_REPLIES } from './saved-replies.js';

export interface DemonstrationOptions {
  packId: string;
  password: string;
}

/** Creates the demonstration council once; does nothing where there is an organisation already. */
export async function createDemonstration(
  source: DataSource,
  { clock, ids, secret }: { clock: Clock; ids: Ids; secret: InstanceSecret },
  { packId, password }: DemonstrationOptions,
): Promise<boolean> {
  const passwordHash = await hashPassword(password);
  return transaction(source, async (manager) => {
    await lockFoundation(manager, {});
    if ((await manager.count(Organisation)) > 0) return false;
    const createdAt = clock.now();
    const organisationId = ids.uuid();
    await manager.insert(Organisation, {
      id: organisationId,
      name: COUNCIL.name,
      zone: COUNCIL.zone,
      packId,
      publicPages: COUNCIL.publicPages,
      createdAt,
    });
    const idOf = new Map<string, string>();
    const idFor = (what: string): string => idOf.get(what) ?? idOf.set(what, ids.uuid()).get(what)!;
    const teams = [...new Set(SERVICES.map((each) => each.team))];
    await manager.insert(
      Team,
      teams.map((name) => ({ id: idFor(`team ${name}`), organisationId, name })),
    );
    await manager.insert(
      Service,
      SERVICES.map(({ team, centre, ...service }) => ({
        ...service,
        id: idFor(`service ${service.slug}`),
        organisationId,
        teamId: idFor(`team ${team}`),
        customerServiceCentre: centre,
      })),
    );
    await manager.insert(
      EntryPoint,
      ENTRY_POINTS.map(({ service, ...entryPoint }) => ({
        ...entryPoint,
        id: idFor(`${entryPoint.channel} ${entryPoint.address}`),
        organisationId,
        serviceId: idFor(`service ${service}`),
      })),
    );
    await manager.insert(Integration, {
      id: ids.uuid(),
      organisationId,
      entryPointId: idFor(`api ${INTEGRATION_KEY}`),
      key: INTEGRATION_KEY,
      name: 'Report-it app',
      sealedSecret: secret.seal(`whsec_${randomBytes(24).toString('base64')}`),
      replyUrl: null,
      mailboxIds: ENTRY_POINTS.filter((each) => each.channel === 'email').map(({ address }) =>
        idFor(`email ${address}`),
      ),
    });
    await manager.insert(
      Agent,
      AGENTS.map(({ name, team, roles, services, languages, capacity }, i) => ({
        id: idFor(`agent ${name}`),
        organisationId,
        teamId: idFor(`team ${team}`),
        name,
        email: `${name.toLowerCase()}@${COUNCIL.logInDomain}`,
        passwordHash,
        roles,
        serviceIds: (services === 'all' ? SERVICES.map((each) => each.slug) : services).map((slug) =>
          idFor(`service ${slug}`),
        ),
        languages,
        channels: channel.options,
        capacity,
        presenceAt: createdAt,
        phone: `+4416329602${String(i).padStart(2, '0')}`,
      })),
    );
    const { name: author } = AGENTS.find(({ roles }) => roles.includes('administrator'))!;
    for (const { service, ...reply } of SAVED_REPLIES)
      await keepSavedReply(manager, {
        ...reply,
        id: ids.uuid(),
        organisationId,
        ownerId: null,
        serviceId: service === undefined ? null : idFor(`service ${service}`),
        changedBy: idFor(`agent ${author}`),
        now: createdAt,
      });
    for (const [slug, words] of Object.entries(TOPIC_WORDS))
      await replaceTopicWords.add(manager, {
        serviceId: idFor(`service ${slug}`),
        phrases: Object.keys(words),
        weights: Object.values(words),
      });
    const today = dayOf(createdAt, COUNCIL.zone);
    for (const {
      service,
      owner,
      link,
      language = 'en',
      reviewInDays = 180,
      isForStaff,
      ...answer
    } of ANSWERS)
      await writeAnswer(
        manager,
        {
          ...answer,
          ...{ id: ids.uuid(), organisationId, language, version: 0, putAwayAt: null },
          serviceId: idFor(`service ${service}`),
          ownerId: idFor(`agent ${owner}`),
          link: link?.[0] ?? null,
          linkText: link?.[1] ?? null,
          reviewOn: daysAfter(today, reviewInDays),
          checkedAt: createdAt,
          isPublic: !isForStaff,
        },
        { byId: idFor(`agent ${author}`), what: 'written', now: createdAt },
      );
    return true;
  });
}

/** Whether the demonstration's log-ins have this password: another hub may have made them, or somebody changed it. */
export async function opensDemonstration(source: DataSource, password: string): Promise<boolean> {
  const email = `${AGENTS[0]!.name.toLowerCase()}@${COUNCIL.logInDomain}`;
  const agent = await source.manager.findOneBy(Agent, { email });
  return checkPassword(agent?.passwordHash, password);
}
