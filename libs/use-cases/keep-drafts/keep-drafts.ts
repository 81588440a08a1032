import { Inject, Injectable } from '@nestjs/common';
import type { AnswerOf, api, Draft, DraftFields, DraftKind } from '@frontdoor/contracts';
import { Every } from '@frontdoor/jobs';
import { Clock, FrontdoorError, toIso } from '@frontdoor/kernel';
import {
  type Agent,
  DataSource,
  findDraftsOfAgent,
  removeDraft,
  removeOldDraftFiles,
  removeOldDrafts,
  saveDraft,
} from '@frontdoor/persistence';
import { CONFIG, type Config } from '@frontdoor/platform';
import { refuseUnknown } from './known-enquiry.js';

const DAY_MS = 24 * 3_600_000;
const MOST_LISTED = 200;
const REMOVED_AT_ONCE = 500;

/** Which draft of an agent. */
interface Place {
  enquiryId: string;
  kind: DraftKind;
}

/**
 * What agents have begun to write, for themselves alone: nobody else reads it. It is kept until it is sent or thrown away,
 * or nobody has changed it for DRAFT_DAYS.
 */
@Injectable()
export class KeepDrafts {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'DRAFT_DAYS'>,
  ) {}

  /** @throws FrontdoorError `enquiry-not-found`, or `draft-newer` where it was saved since the version given. */
  async save(
    agent: Agent,
    { enquiryId, kind }: Place,
    { fields, version }: { fields: DraftFields; version?: string | undefined },
  ): Promise<Draft> {
    const { manager } = this.source;
    await refuseUnknown(manager, enquiryId, agent);
    const now = this.clock.now();
    // One that lies further ahead was never given by us: nothing is counted on from it.
    const from = version === undefined ? null : Math.min(Date.parse(version), now + DAY_MS);
    const [saved] = await saveDraft(manager, {
      agentId: agent.id,
      enquiryId,
      kind,
      fields,
      version: from,
      now,
    });
    if (!saved) throw new FrontdoorError('draft-newer');
    return { kind, fields, version: toIso(saved.version) };
  }

  /** Up to a version: what was saved since stays. */
  async discard({ id: agentId }: Agent, { enquiryId, kind }: Place, version: string): Promise<void> {
    await removeDraft(this.source.manager, { agentId, enquiryId, kind, version: Date.parse(version) });
  }

  async list({ id: agentId }: Agent): Promise<AnswerOf<typeof api.listDrafts>> {
    const drafts = await findDraftsOfAgent(this.source.manager, { agentId, limit: MOST_LISTED });
    return { drafts: drafts.map(({ at, ...each }) => ({ ...each, at: toIso(at) })) };
  }

  @Every(3_600_000)
  async forgetOld(): Promise<void> {
    const before = this.clock.now() - this.config.DRAFT_DAYS * DAY_MS;
    for (const remove of [removeOldDrafts, removeOldDraftFiles])
      for (let removed = REMOVED_AT_ONCE; removed === REMOVED_AT_ONCE;)
        removed = (await remove(this.source.manager, { before, limit: REMOVED_AT_ONCE })).length;
  }
}
