import { Injectable } from '@nestjs/common';
import type { AnswerOf, api } from '@frontdoor/contracts';
import { Clock, dayOf, monthsAfter } from '@frontdoor/kernel';
import { DataSource, findAudits, findLatestAudits } from '@frontdoor/persistence';
import { Charters } from '@frontdoor/casework/charters';
import { Directory } from '@frontdoor/casework/directory';

type Register = AnswerOf<typeof api.readAudits>;

/** So many results are listed; older ones stay in the database. */
const LISTED = 500;

/** The checks that the charter wants made again and again, when each is due, and what was found. */
@Injectable()
export class AuditRegister {
  constructor(
    private readonly source: DataSource,
    private readonly charters: Charters,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /**
   * A check is due so many months after it was last made. One that was never made has been due since the day the
   * organisation began here: nobody knows yet whether that promise is kept. Overdue is what was due before today.
   */
  async read(organisationId: string): Promise<Register> {
    const organisation = await this.directory.organisation(organisationId);
    const today = dayOf(this.clock.now(), organisation.zone);
    const firstDay = dayOf(organisation.createdAt, organisation.zone);
    const last = new Map(
      (await findLatestAudits(this.source, { organisationId })).map((row) => [checkKey(row), row]),
    );
    const history = await findAudits(this.source, { organisationId, limit: LISTED });
    return {
      audits: this.charters.current(organisation).promises.flatMap(({ id: promiseId, title, audit }) => {
        if (!audit) return [];
        const { everyMonths } = audit;
        const items = audit.checks.map((item) => {
          const found = last.get(checkKey({ promiseId, item }));
          const dueOn = found ? monthsAfter(found.foundOn, everyMonths) : firstDay;
          return { item, last: found ?? null, dueOn, overdue: dueOn < today };
        });
        return [{ promiseId, title, everyMonths, items }];
      }),
      history,
    };
  }
}

type ResultRow = Register['history'][number];

const checkKey = ({ promiseId, item }: Pick<ResultRow, 'promiseId' | 'item'>): string =>
  `${promiseId} ${item}`;
