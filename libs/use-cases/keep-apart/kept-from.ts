import { Injectable } from '@nestjs/common';
import { sayExclusion } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import { type Agent, DataSource, findExclusions, findNamedAmong, type Kept } from '@frontdoor/persistence';

type Reader = Pick<Agent, 'id' | 'name' | 'organisationId'>;

/** Enquiries that somebody must not read: they are about them, or in their interest. */
@Injectable()
export class KeptFrom {
  constructor(private readonly source: DataSource) {}

  /**
   * @param named ids that a request of theirs names, of whatever belongs to an enquiry, and references
   * @throws FrontdoorError `agent-excluded` where one of them belongs to what is kept from them
   */
  async refuse(reader: Reader, { ids, references }: Kept, named: Named): Promise<void> {
    const byReference = ids[references.findIndex((each) => named.texts.includes(each))];
    if (byReference !== undefined) throw await this.refusal(reader, byReference);
    if (named.ids.length === 0) return;
    const [found] = await findNamedAmong(this.source, { named: [...named.ids], enquiryIds: [...ids] });
    if (found) throw await this.refusal(reader, found.enquiryId);
  }

  /** What somebody is told who is kept from an enquiry, or from the one that it joined. */
  async refusal({ id, name, organisationId }: Reader, enquiryId: string): Promise<FrontdoorError> {
    const all = await findExclusions(this.source, { organisationId, enquiryId });
    const own = all.find(({ agentId, why }) => agentId === id && why !== 'decided-before');
    return new FrontdoorError('agent-excluded', { name, reason: sayExclusion(own?.why ?? 'conflict') });
  }
}

interface Named {
  texts: readonly string[];
  ids: readonly string[];
}
