import { Injectable } from '@nestjs/common';
import {
  CHANNELS,
  type ContentElement,
  needAgainst,
  personalIn,
  saidByItself,
  weightedLength,
} from '@frontdoor/contracts';
import { keptNeedsOf } from '@frontdoor/casework/customers';
import { refuseUnsaidCall } from '@frontdoor/casework/enquiries';
import {
  answeredInPrivate,
  knownAddresses,
  missingFrom,
  nameMissing,
  ReplyKinds,
  type ReplyRoute,
  ReplyRoutes,
} from '@frontdoor/casework/replies';
import { Visits } from '@frontdoor/casework/visits';
import { FrontdoorError } from '@frontdoor/kernel';
import {
  type Enquiry,
  type EntityManager,
  findAnswered,
  findConversation,
  findExclusions,
} from '@frontdoor/persistence';

/** Contacts of an enquiry that are looked at, the newest, and those of them that its mail refers to. */
const LOOKED_AT = 200;
const ANCESTORS = 20;

/** What a text says that answers everybody: that it answers them. Whatever else a charter wants said is said one by one. */
const SAYS: readonly ContentElement[] = ['answer-to-enquiry', 'what-is-being-done', 'outcome'];

interface Answer {
  text: string;
  closes: boolean;
  /** When it was written; epoch milliseconds. */
  writtenAt: number;
  /** The agent who writes it. */
  writtenBy: string;
}

/** How one of many is answered, or why not with everybody. */
export type AnswerPlan =
  | { route: ReplyRoute; conversation: string[] }
  /** A sentence; the same for all who are left out for the same. */
  | { leftOut: string };

/**
 * How somebody in an incident gets the answer to everybody: by the way that is best for them, in public only where the text
 * has nothing about a person in it. Nobody is written to in a way that an agent would have been asked about first.
 */
@Injectable()
export class PlanAnswer {
  constructor(
    private readonly routes: ReplyRoutes,
    private readonly kinds: ReplyKinds,
    private readonly visits: Visits,
  ) {}

  async of(manager: EntityManager, enquiry: Enquiry, answer: Answer): Promise<AnswerPlan> {
    const { id: enquiryId } = enquiry;
    if (enquiry.joinedId !== null) return { leftOut: 'It is one with another enquiry now.' };
    if (enquiry.state === 'closed') return { leftOut: 'Closed already.' };
    const { organisationId } = enquiry;
    const excluded = await findExclusions(manager, { organisationId, enquiryId });
    if (excluded.some(({ agentId }) => agentId === answer.writtenBy))
      return { leftOut: 'Whoever writes the answer must not deal with it.' };
    const [came] = await findAnswered(manager, { enquiryId });
    if (came?.isAnswered) return { leftOut: 'Answered already.' };
    if ((came?.wroteAt ?? 0) > answer.writtenAt)
      return { leftOut: 'They wrote again after the answer was written.' };
    if (answer.closes) {
      const refused = await this.refusedToClose(manager, enquiry);
      if (refused) return refused;
    }
    const contacts = await findConversation(manager, { enquiryId, id: enquiryId, limit: LOOKED_AT });
    const needed = await keptNeedsOf(manager, enquiry.customerId);
    const { routes, wanted } = await this.routes.of(
      manager,
      enquiry,
      contacts.filter(({ direction }) => direction === 'in'),
      await knownAddresses(manager, enquiry),
      needed.preferredChannel,
      answeredInPrivate(contacts),
    );
    const open = routes.filter(({ closed, warning }) => closed === undefined && warning === undefined);
    const isPersonal = personalIn(answer.text).length > 0;
    const route = open.find((each) => !(isPersonal && isPublic(each)));
    if (!route)
      return {
        leftOut:
          open.length > 0
            ? 'They can be answered in public only, and the text says something about a person.'
            : 'Nobody can answer them now where they wrote: answer them in another way.',
      };
    if (wanted && wanted.why !== 'usual' && wanted.channel !== route.channel)
      return { leftOut: `They want to be answered ${CHANNELS[wanted.channel].by}.` };
    const against = needAgainst(needed, route.channel);
    if (against !== undefined) return { leftOut: against };
    const { longest, weighted } = route;
    const length = weighted ? weightedLength(answer.text) : [...answer.text].length;
    if (longest !== undefined && length > longest)
      return { leftOut: `The text has ${length} characters; ${longest} are taken where they wrote.` };
    const said = new Set([...SAYS, ...saidByItself(route.channel)]);
    const missing = missingFrom(await this.kinds.wanted(manager, enquiry, 'response'), said);
    if (missing.length > 0)
      return { leftOut: `The charter wants more said to them: ${nameMissing(missing)}.` };
    const conversation = contacts.flatMap(({ messageId }) => messageId ?? []).slice(0, ANCESTORS);
    return { route, conversation: conversation.reverse() };
  }

  /** What an agent has to say first before anything is closed. */
  private async refusedToClose(
    manager: EntityManager,
    enquiry: Enquiry,
  ): Promise<{ leftOut: string } | undefined> {
    try {
      await refuseUnsaidCall(manager, enquiry.id);
      await this.visits.refuseUnended(manager, enquiry);
      return undefined;
    } catch (error) {
      if (error instanceof FrontdoorError) return { leftOut: error.message };
      throw error;
    }
  }
}

/** A reporting site shows everybody what is answered there. */
const isPublic = ({ channel, post }: ReplyRoute): boolean =>
  post?.audience === 'public' || CHANNELS[channel].written?.throughIntegration === true;
