import { FrontdoorError } from '@frontdoor/kernel';
import { type DataSource, Integration, Partner, Subscriber, transaction } from '@frontdoor/persistence';
import type { InstanceSecret } from '@frontdoor/platform';

/** What lies sealed in the database, by the secret that it was sealed with. */
export interface SealedCount {
  /** Sealed anew with the current secret. */
  resealed: number;
  /** Had been sealed with the current secret before. */
  current: number;
  /** Keys of integrations, short names of partners and names of subscribers that no secret here opens. */
  unreadable: string[];
}

/** The secret of this installation in the database: what was sealed with a former one. */
export class Secrets {
  constructor(
    private readonly source: DataSource,
    private readonly secret: InstanceSecret,
  ) {}

  /** Seals everything with the current secret that was sealed with a former one; then the former one may go. */
  reseal(): Promise<SealedCount> {
    return transaction(this.source, async (manager) => {
      const count: SealedCount = { resealed: 0, current: 0, unreadable: [] };
      const integrations = await manager.find(Integration, {
        order: { key: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      });
      for (const { id, key, sealedSecret, sealedFormerSecret } of integrations) {
        const anew = (sealed: Buffer): Buffer => this.sealAnew(sealed, key, count);
        await manager.update(
          Integration,
          { id },
          {
            sealedSecret: anew(sealedSecret),
            sealedFormerSecret: sealedFormerSecret && anew(sealedFormerSecret),
          },
        );
      }
      const partners = await manager.find(Partner, {
        order: { slug: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      });
      for (const { id, slug, sealedKey } of partners)
        if (sealedKey)
          await manager.update(Partner, { id }, { sealedKey: this.sealAnew(sealedKey, slug, count) });
      const subscribers = await manager.find(Subscriber, {
        order: { name: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      });
      for (const { id, name, sealedSecret, sealedFormerSecret } of subscribers) {
        const anew = (sealed: Buffer): Buffer => this.sealAnew(sealed, name, count);
        await manager.update(
          Subscriber,
          { id },
          {
            sealedSecret: anew(sealedSecret),
            sealedFormerSecret: sealedFormerSecret && anew(sealedFormerSecret),
          },
        );
      }
      return count;
    });
  }

  private sealAnew(sealed: Buffer, key: string, count: SealedCount): Buffer {
    if (this.secret.isCurrent(sealed)) {
      count.current++;
      return sealed;
    }
    try {
      const anew = this.secret.seal(this.secret.unseal(sealed));
      count.resealed++;
      return anew;
    } catch (error) {
      if (!(error instanceof FrontdoorError) || error.code !== 'secret-unknown') throw error;
      count.unreadable.push(key);
      return sealed;
    }
  }
}
