import { ApiKeys } from '@frontdoor/casework/api-keys';
import { type ApiKeyView, scope, type Scope } from '@frontdoor/contracts';
import type { DataSource } from '@frontdoor/persistence';
import { nameOf, wordsOf } from '@frontdoor/casework/directory';
import { theOrganisation } from './look-up.js';

/** @throws FrontdoorError `name-malformed`, `word-unknown` naming the scopes */
export const apiKeyFields = (given: {
  name: string;
  scopes: readonly string[];
}): { name: string; scopes: Scope[] } => ({
  name: nameOf(given.name),
  scopes: wordsOf('scope', scope.options, given.scopes),
});

/** Keys by which other systems ask, each by its name. */
export class SystemKeys {
  constructor(
    private readonly source: DataSource,
    private readonly keys: ApiKeys,
  ) {}

  async add(given: {
    integration: string;
    name: string;
    scopes: Scope[];
    services: readonly string[];
  }): Promise<{ name: string; key: string }> {
    const { key } = await this.keys.add(await this.organisation(), given);
    return { name: given.name, key };
  }

  async list(): Promise<ApiKeyView[]> {
    return this.keys.list(await this.organisation());
  }

  async rotate(name: string, hours?: number): Promise<{ key: string; formerUntil: string | null }> {
    const organisationId = await this.organisation();
    return this.keys.rotate(organisationId, await this.keys.named(organisationId, name), hours);
  }

  async remove(name: string): Promise<void> {
    const organisationId = await this.organisation();
    await this.keys.remove(organisationId, await this.keys.named(organisationId, name));
  }

  private async organisation(): Promise<string> {
    return (await theOrganisation(this.source.manager)).id;
  }
}
