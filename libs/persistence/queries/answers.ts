import { currentWords } from './parts/current-words.js';
import { query } from './query.js';
import {
  boolean,
  day,
  float,
  instant,
  integer,
  json,
  list,
  optional,
  text,
  uuid,
  word,
} from './sql-types.js';

/** What of an answer a version keeps. */
export interface AnswerContent {
  slug: string;
  language: string;
  serviceId: string;
  title: string;
  asked: string;
  body: string;
  link: string | null;
  linkText: string | null;
  ownerId: string;
  /** YYYY-MM-DD */
  reviewOn: string;
  isPublic: boolean;
  isPutAway: boolean;
}

/** What made a version. */
export type AnswerChange = 'written' | 'changed' | 'checked' | 'put-away' | 'brought-back' | 'undone';
/** What became of an answer: in a reply, told, or read on the form with or without sending it afterwards. */
export type AnswerUse = 'replied' | 'told' | 'solved' | 'not-solved';

const ANSWER = {
  id: uuid,
  organisationId: uuid,
  slug: text,
  language: text,
  serviceId: uuid,
  title: text,
  asked: text,
  body: text,
  link: optional(text),
  linkText: optional(text),
  ownerId: uuid,
  reviewOn: text,
  checkedAt: instant,
  isPublic: boolean,
  putAwayAt: optional(instant),
  version: integer,
};
const columnsOf = (a: string): string =>
  `${a}.id, ${a}.organisation_id, ${a}.slug, ${a}.language, ${a}.service_id, ${a}.title, ${a}.asked, ${a}.body, ${a}.link, ${a}.link_text,
   ${a}.owner_id, ${a}.review_on::text AS review_on, ${a}.checked_at, ${a}.is_public, ${a}.put_away_at, ${a}.version`;

/** One answer, locked until the end of the transaction. */
export const lockAnswer = query({
  parameters: { id: uuid, organisationId: uuid },
  columns: ANSWER,
  sql: `SELECT ${columnsOf('a')} FROM answer a WHERE a.id = $id AND a.organisation_id = $organisationId FOR UPDATE`,
});

export const findAnswers = query({
  parameters: { ids: list(uuid), organisationId: uuid },
  columns: ANSWER,
  sql: `SELECT ${columnsOf('a')} FROM answer a WHERE a.id = ANY($ids) AND a.organisation_id = $organisationId`,
});

export const findAnswerBySlug = query({
  parameters: { organisationId: uuid, slug: text, language: text },
  columns: ANSWER,
  sql: `
    SELECT ${columnsOf('a')} FROM answer a
    WHERE a.organisation_id = $organisationId AND a.slug = $slug AND a.language = $language`,
});

/** All of an organisation, by short name, then language. */
export const findAllAnswers = query({
  parameters: { organisationId: uuid },
  columns: ANSWER,
  sql: `SELECT ${columnsOf('a')} FROM answer a WHERE a.organisation_id = $organisationId ORDER BY a.slug, a.language`,
});

/** In which other languages customers may have an answer. `offeredOn`: those that are due for a look no earlier. */
export const findAnswerLanguages = query({
  parameters: { organisationId: uuid, slug: optional(text), offeredOn: day },
  columns: { language: text },
  sql: `
    SELECT DISTINCT a.language FROM answer a
    WHERE a.organisation_id = $organisationId AND ($slug::text IS NULL OR a.slug = $slug)
      AND a.is_public AND a.put_away_at IS NULL AND a.review_on >= $offeredOn
    ORDER BY a.language`,
});

/** Keeps an answer, new or in the place of what it was. */
export const keepAnswer = query({
  parameters: {
    id: uuid,
    organisationId: uuid,
    slug: text,
    language: text,
    serviceId: uuid,
    title: text,
    asked: text,
    body: text,
    link: optional(text),
    linkText: optional(text),
    ownerId: uuid,
    reviewOn: day,
    checkedAt: instant,
    isPublic: boolean,
    putAwayAt: optional(instant),
    version: integer,
  },
  columns: ANSWER,
  sql: `
    INSERT INTO answer AS a (id, organisation_id, slug, language, service_id, title, asked, body, link, link_text, owner_id,
                             review_on, checked_at, is_public, put_away_at, version)
    VALUES ($id, $organisationId, $slug, $language, $serviceId, $title, $asked, $body, $link, $linkText, $ownerId,
            $reviewOn, $checkedAt, $isPublic, $putAwayAt, $version)
    ON CONFLICT (id) DO UPDATE
      SET slug = EXCLUDED.slug, language = EXCLUDED.language, service_id = EXCLUDED.service_id, title = EXCLUDED.title,
          asked = EXCLUDED.asked, body = EXCLUDED.body, link = EXCLUDED.link, link_text = EXCLUDED.link_text,
          owner_id = EXCLUDED.owner_id, review_on = EXCLUDED.review_on, checked_at = EXCLUDED.checked_at,
          is_public = EXCLUDED.is_public, put_away_at = EXCLUDED.put_away_at, version = EXCLUDED.version
    RETURNING ${columnsOf('a')}`,
});

/** The words of an answer, for those who misspell them. They stay: what no answer says any more leads to none. */
export const keepAnswerWords = query({
  parameters: { id: uuid },
  sql: `
    INSERT INTO answer_word (organisation_id, language, word)
    SELECT DISTINCT a.organisation_id, a.language, w.lexeme
    FROM answer a CROSS JOIN LATERAL unnest(to_tsvector('simple', answer_plain_words(concat_ws(' ', a.title, a.asked, a.body)))) AS w
    WHERE a.id = $id AND length(w.lexeme) BETWEEN 4 AND 40
    ON CONFLICT DO NOTHING`,
});

export const addAnswerVersion = query({
  parameters: {
    answerId: uuid,
    version: integer,
    at: instant,
    byId: optional(uuid),
    what: word<AnswerChange>(),
    content: json<AnswerContent>(),
  },
  sql: `
    INSERT INTO answer_version (answer_id, version, at, by_id, what, content)
    VALUES ($answerId, $version, $at, $byId, $what, $content)`,
});

/** The newest first. */
export const findAnswerVersions = query({
  parameters: { answerId: uuid, limit: integer },
  columns: {
    version: integer,
    at: instant,
    by: optional(text),
    what: word<AnswerChange>(),
    content: json<AnswerContent>(),
  },
  sql: `
    SELECT v.version, v.at, g.name AS by, v.what, v.content FROM answer_version v LEFT JOIN agent g ON g.id = v.by_id
    WHERE v.answer_id = $answerId ORDER BY v.version DESC LIMIT $limit`,
});

/** Nearly every word of a long text is spelt rightly somewhere; only of so few that are sought others like them are. */
const CORRECTED = 30;

/** The words that are sought, in each language as the library has them; `said` as they were typed. */
const SOUGHT = `
  given AS MATERIALIZED (
    SELECT l.language, w.lexeme AS said
    FROM (SELECT lexeme FROM unnest(to_tsvector('simple', answer_plain_words($sought))) LIMIT 300) AS w
    CROSS JOIN unnest($languages::text[]) AS l(language)
    WHERE length(w.lexeme) <= 40),
  known AS MATERIALIZED (
    SELECT g.language, g.said, stem.lexeme,
           EXISTS (SELECT FROM answer_word k WHERE k.organisation_id = $organisationId AND k.language = g.language AND k.word = g.said) AS is_known
    FROM given g CROSS JOIN LATERAL unnest(answer_words(g.said, g.language)) AS stem),
  sought AS MATERIALIZED (
    SELECT k.language, k.said, k.lexeme FROM known k
    UNION
    SELECT k.language, k.said, stem.lexeme FROM known k
    CROSS JOIN LATERAL (
      SELECT n.word FROM answer_word n
      WHERE n.organisation_id = $organisationId AND n.language = k.language
        AND (n.word LIKE k.said || '%' OR n.word % k.said AND similarity(n.word, k.said) >= 0.4)
      ORDER BY (n.word LIKE k.said || '%') DESC, similarity(n.word, k.said) DESC, n.word LIMIT 1) AS near
    CROSS JOIN LATERAL unnest(answer_words(near.word, k.language)) AS stem
    WHERE NOT k.is_known AND length(k.said) >= 4 AND (SELECT count(*) FROM given) <= ${CORRECTED})`;

const ASKED = `(SELECT string_agg('''' || replace(replace(lexeme, '\\', '\\\\'), '''', '''''') || '''', ' | ')::tsquery FROM sought)`;

/** What is searched: by customers what they may be offered, by staff all that is in use. */
const SEARCH = {
  organisationId: uuid,
  sought: text,
  languages: list(text),
  /** Customers are offered what is due for a look on this day or later; null for staff, who see all that is in use. */
  offeredOn: optional(day),
  /** Answers of it go before others that fit as well. */
  serviceId: optional(uuid),
  limit: integer,
};

/**
 * Answers that have some of the words, the best first: a word counts for more the fewer answers have it, and in a title or
 * question for more than in the text. `inTitle`: how many of the words stand there; `said`: the words that they are found by.
 */
export const searchAnswers = query({
  parameters: SEARCH,
  columns: { ...ANSWER, score: float, hits: integer, inTitle: integer, sought: integer, said: list(text) },
  sql: `
    WITH ${SOUGHT},
    open AS MATERIALIZED (
      SELECT a.id, a.language, a.service_id, a.words FROM answer a
      WHERE a.organisation_id = $organisationId AND a.language = ANY($languages) AND a.put_away_at IS NULL
        AND ($offeredOn::date IS NULL OR a.is_public AND a.review_on >= $offeredOn)),
    hit AS MATERIALIZED (
      SELECT o.id, w.lexeme, bool_or('A' = ANY(w.weights)) AS in_title, array_agg(DISTINCT s.said) AS said
      FROM open o CROSS JOIN LATERAL unnest(o.words) AS w JOIN sought s ON s.language = o.language AND s.lexeme = w.lexeme
      WHERE o.words @@ ${ASKED} GROUP BY o.id, w.lexeme),
    spread AS (SELECT lexeme, count(*) AS n FROM hit GROUP BY lexeme),
    scored AS (
      SELECT h.id, sum(CASE WHEN h.in_title THEN 1.0 ELSE 0.35 END * ln(1 + (SELECT count(*) FROM open)::float8 / spread.n)) AS score,
             count(*)::int AS hits, count(*) FILTER (WHERE h.in_title)::int AS in_title,
             (SELECT array_agg(DISTINCT one) FROM unnest(string_to_array(string_agg(array_to_string(h.said, ' '), ' '), ' ')) AS one) AS said
      FROM hit h JOIN spread USING (lexeme) GROUP BY h.id)
    SELECT ${columnsOf('a')}, (s.score + CASE WHEN a.service_id = $serviceId THEN 0.7 ELSE 0 END)::float8 AS score,
           s.hits, s.in_title, (SELECT count(DISTINCT said)::int FROM known) AS sought, s.said
    FROM scored s JOIN answer a ON a.id = s.id
    ORDER BY score DESC, a.title, a.id LIMIT $limit`,
});

/** What is in use and offered to customers, by title; a page begins behind `offset` of them. */
export const listOfferedAnswers = query({
  parameters: { organisationId: uuid, language: text, offeredOn: day },
  columns: { id: uuid, slug: text, title: text, serviceId: uuid },
  sql: `
    SELECT a.id, a.slug, a.title, a.service_id FROM answer a
    WHERE a.organisation_id = $organisationId AND a.language = $language
      AND a.is_public AND a.put_away_at IS NULL AND a.review_on >= $offeredOn
    ORDER BY lower(a.title), a.id LIMIT 500`,
});

/** A page of the library by title, with how many there are. `on`: what was due for a look before it is overdue. */
export const listAnswers = query({
  parameters: {
    organisationId: uuid,
    state: word<'current' | 'overdue' | 'away'>(),
    serviceId: optional(uuid),
    on: day,
    offset: integer,
    limit: integer,
  },
  columns: { ...ANSWER, total: integer },
  sql: `
    SELECT ${columnsOf('a')}, count(*) OVER ()::int AS total FROM answer a
    WHERE a.organisation_id = $organisationId AND ($serviceId::uuid IS NULL OR a.service_id = $serviceId)
      AND (a.put_away_at IS NOT NULL) = ($state = 'away') AND ($state <> 'overdue' OR a.review_on < $on)
    ORDER BY CASE WHEN $state = 'overdue' THEN a.review_on END, lower(a.title), a.id OFFSET $offset LIMIT $limit`,
});

export const countOverdueAnswers = query({
  parameters: { organisationId: uuid, on: day },
  columns: { n: integer },
  sql: `
    SELECT count(*)::int AS n FROM answer a
    WHERE a.organisation_id = $organisationId AND a.put_away_at IS NULL AND a.review_on < $on`,
});

/** Those that are overdue and were not told of since they became so; now they are. */
export const tellOverdueAnswers = query({
  parameters: { organisationId: uuid, on: day },
  columns: { id: uuid, title: text, ownerId: uuid },
  sql: `
    UPDATE answer a SET told_overdue_on = a.review_on
    WHERE a.organisation_id = $organisationId AND a.put_away_at IS NULL AND a.review_on < $on
      AND a.told_overdue_on IS DISTINCT FROM a.review_on
    RETURNING a.id, a.title, a.owner_id`,
});

export const addAnswerUse = query({
  parameters: {
    id: uuid,
    answerId: uuid,
    version: integer,
    how: word<AnswerUse>(),
    enquiryId: optional(uuid),
    byId: optional(uuid),
    now: instant,
  },
  sql: `
    INSERT INTO answer_use (id, answer_id, version, how, enquiry_id, by_id, at)
    VALUES ($id, $answerId, $version, $how, $enquiryId, $byId, $now)`,
});

export const countAnswerUses = query({
  parameters: { answerId: uuid, since: instant },
  columns: { how: word<AnswerUse>(), n: integer },
  sql: `
    SELECT how, count(*)::int AS n FROM answer_use WHERE answer_id = $answerId AND at >= $since GROUP BY how`,
});

/** What the customer wrote last in an enquiry, the newest first, as one text. */
export const findWordsOfEnquiry = query({
  parameters: { enquiryId: uuid },
  columns: { text: optional(text) },
  sql: `
    SELECT string_agg(c.text, E'\\n' ORDER BY c.at DESC) AS text FROM (
      SELECT left(${currentWords('c')}, 2000) AS text, c.at FROM contact c
      WHERE c.enquiry_id = $enquiryId AND c.direction = 'in' AND NOT c.automatic ORDER BY c.at DESC LIMIT 3) AS c`,
});

/** Steps that somebody is still asked about on an enquiry are done. */
export const confirmSteps = query({
  parameters: { enquiryId: uuid, agentId: uuid, promiseIds: list(text), now: instant },
  columns: { id: uuid },
  sql: `
    UPDATE step_prompt SET answer = 'confirmed', answered_at = $now
    WHERE enquiry_id = $enquiryId AND agent_id = $agentId AND promise_id = ANY($promiseIds) AND answer IS NULL
    RETURNING id`,
});
