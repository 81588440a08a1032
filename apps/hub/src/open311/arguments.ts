import { FrontdoorError } from '@frontdoor/kernel';

/** The query of a request by Open311; what is empty counts as absent. */
export class Arguments {
  constructor(private readonly query: Readonly<Record<string, string | string[]>>) {}

  get(name: string): string | undefined {
    const given = this.query[name];
    const [value] = Array.isArray(given) ? given : [given];
    return value?.trim() || undefined;
  }

  /** Separated by commas. */
  list(name: string): string[] | undefined {
    const parts = this.get(name)
      ?.split(',')
      .map((each) => each.trim())
      .filter(Boolean);
    return parts && parts.length > 0 ? parts : undefined;
  }

  /** @throws FrontdoorError `input-invalid` */
  time(name: string): number | undefined {
    const text = this.get(name);
    if (text === undefined) return undefined;
    // In a query a plus that was not encoded is a blank.
    const written = text.replace(/ (\d\d:\d\d)$/, '+$1');
    const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/.test(written)
      ? Date.parse(written.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))
      : NaN;
    if (Number.isNaN(instant))
      throw new FrontdoorError('input-invalid', {
        faults: `${name}, which is a time such as 2026-01-31T09:00:00Z`,
      });
    return instant;
  }

  /** @throws FrontdoorError `input-invalid` */
  oneOf<T extends string>(name: string, words: readonly T[]): T | undefined {
    const text = this.get(name);
    const found = words.find((word) => word === text?.toLowerCase());
    if (text !== undefined && found === undefined)
      throw new FrontdoorError('input-invalid', { faults: `${name}, which is ${words.join(' or ')}` });
    return found;
  }
}
