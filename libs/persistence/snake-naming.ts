import { DefaultNamingStrategy } from 'typeorm';

/** `organisationId` → `organisation_id` */
export const snake = (name: string): string => name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

/** `organisationId` in the program is `organisation_id` in the database. */
export class SnakeNaming extends DefaultNamingStrategy {
  override tableName(className: string, customName?: string): string {
    return customName ?? snake(className);
  }

  override columnName(propertyName: string, customName?: string): string {
    return customName ?? snake(propertyName);
  }
}
