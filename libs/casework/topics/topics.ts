import { Injectable } from '@nestjs/common';
import { Clock } from '@frontdoor/kernel';
import { DataSource, type EntityManager, findTopicExamples, findTopicWords } from '@frontdoor/persistence';
import { byRules, type RuleScore, sureByRules, type TopicWord } from './by-rules.js';
import { exampleOf, measure, type Measured, sureByLearning } from './measure.js';
import { type Likelihood, NaiveBayes } from './naive-bayes.js';

/** So many of the newest are learnt from. */
const MOST_TEXTS = 3000;
/** What was learnt is good for so long. */
const FRESH_MS = 300_000;

/** Which service a text is for, and how that is known. */
export interface TopicSuggestion {
  byRules: RuleScore | null;
  learnt: Likelihood | null;
}

/** Which service a text is for: by words of the organisation, and by what was learnt from its past. Both only suggest. */
@Injectable()
export class Topics {
  private readonly models = new Map<string, { model: Promise<NaiveBayes>; at: number }>();

  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  async of(organisationId: string, text: string): Promise<TopicSuggestion> {
    const rules = await findTopicWords(this.source, { organisationId });
    const model = await this.model(organisationId);
    return { byRules: sureByRules(byRules(text, rules)), learnt: sureByLearning(model, text) };
  }

  /** What was learnt is learnt anew with the next text: something was corrected. */
  forget(organisationId: string): void {
    this.models.delete(organisationId);
  }

  private model(organisationId: string): Promise<NaiveBayes> {
    const now = this.clock.now();
    const known = this.models.get(organisationId);
    if (known && Math.abs(now - known.at) < FRESH_MS) return known.model;
    const model = findTopicExamples(this.source, { organisationId, limit: MOST_TEXTS }).then(
      (texts) => new NaiveBayes(texts.map(exampleOf)),
    );
    this.models.set(organisationId, { model, at: now });
    model.catch(() => this.models.delete(organisationId));
    return model;
  }
}

/** How well both do on texts of the past that nothing was learnt from. `rules`: those in use where none are given. */
export async function measureTopics(
  manager: Pick<EntityManager, 'query'>,
  organisationId: string,
  rules?: readonly TopicWord[],
): Promise<Measured> {
  const texts = await findTopicExamples(manager, { organisationId, limit: MOST_TEXTS });
  return measure(texts, rules ?? (await findTopicWords(manager, { organisationId })));
}
