import { randomBytes } from 'node:crypto';
import { EntryPoint, Integration, Service } from '@frontdoor/persistence';
import { nameOf, slugOf, webAddressOf } from '../../admin/check.js';
import { integrationOf, serviceOf } from '../../admin/look-up.js';
import { administer, type Outcome, theOrganisation } from '../../admin/office.js';
import { CommandFault } from '../../faults.js';
import type { Io } from '../../io.js';
import { table } from '../../table.js';

interface Options {
  service: string;
  name?: string;
  replyUrl?: string;
  json?: boolean;
}

/** Lets another system send contacts in, at an entry point of its own on the api channel. */
export async function addIntegration(io: Io, given: string, options: Options): Promise<void> {
  const key = slugOf(given);
  const name = nameOf(options.name ?? key);
  const replyUrl = options.replyUrl === undefined ? null : webAddressOf(options.replyUrl);
  await administer(io, options, async ({ manager, ids, secret }) => {
    const { id: organisationId } = await theOrganisation(manager);
    const service = await serviceOf(manager, organisationId, options.service);
    if (await manager.existsBy(Integration, { key }))
      throw new CommandFault(
        'integration-exists',
        `There is an integration ${key} already.`,
        'Choose another key, or give it a new secret with `frontdoor admin integration rotate`.',
      );
    const known = await manager.findOneBy(EntryPoint, { channel: 'api', address: key });
    const entryPointId = known?.id ?? ids.uuid();
    if (!known)
      await manager.insert(EntryPoint, {
        id: entryPointId,
        organisationId,
        serviceId: service.id,
        channel: 'api',
        address: key,
        name,
      });
    const signing = newSecret();
    const sealedSecret = secret.seal(signing);
    await manager.insert(Integration, {
      id: ids.uuid(),
      organisationId,
      entryPointId,
      key,
      name,
      sealedSecret,
      replyUrl,
    });
    return secretShown(
      key,
      signing,
      { name, service: service.slug, replyUrl },
      'docs/integrate.md says how to sign with it.',
    );
  });
}

/** Gives an integration a new secret; the old one ends within seconds. */
export async function rotateIntegration(io: Io, key: string, options: { json?: boolean }): Promise<void> {
  await administer(io, options, async ({ manager, secret }) => {
    const { id: organisationId } = await theOrganisation(manager);
    const { id } = await integrationOf(manager, organisationId, key);
    const signing = newSecret();
    await manager.update(Integration, { id }, { sealedSecret: secret.seal(signing) });
    return secretShown(key, signing, {}, 'The hub refuses the old one after at most five seconds.');
  });
}

export async function listIntegrations(io: Io, options: { json?: boolean }): Promise<void> {
  await administer(io, options, async ({ manager }) => {
    const { id: organisationId } = await theOrganisation(manager);
    const slugs = new Map(
      (await manager.findBy(Service, { organisationId })).map(({ id, slug }) => [id, slug]),
    );
    const entryPoints = await manager.findBy(EntryPoint, { organisationId });
    const integrations = await manager.find(Integration, {
      where: { organisationId },
      order: { key: 'ASC' },
    });
    const value = integrations.map(({ key, name, entryPointId, replyUrl }) => {
      const entryPoint = entryPoints.find(({ id }) => id === entryPointId);
      return { key, name, service: slugs.get(entryPoint?.serviceId ?? '') ?? '', replyUrl };
    });
    const rows = value.map((one) => [one.key, one.name, one.service, one.replyUrl ?? '(by email or SMS)']);
    return { value, text: table(['KEY', 'NAME', 'SERVICE', 'REPLIES GO TO'], rows) };
  });
}

/** As the Standard Webhooks scheme writes them: 192 bits. */
const newSecret = (): string => `whsec_${randomBytes(24).toString('base64')}`;

const secretShown = (key: string, signingSecret: string, more: object, next: string): Outcome => ({
  value: { key, ...more, signingSecret },
  text: `Key             ${key}\nSigning secret  ${signingSecret}\n`,
  remark: `The secret is shown this once. ${next}`,
});
