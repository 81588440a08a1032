/** A customer and those who are one person with them, as `alias` in a FROM clause. */
const ONE_WITH = (customer: string): string => `(m.id = ${customer}.id OR m.merged_into_id = ${customer}.id)`;

/** What any of those needs who are one person with a customer, each once. */
export const needsOf = (customer: string): string =>
  `ARRAY(SELECT DISTINCT n FROM customer m, unnest(m.needs) AS n WHERE ${ONE_WITH(customer)} ORDER BY n)`;

/** What they say of themselves in a column: the customer first, then whoever of the others was known first. */
export const saidOf = (customer: string, column: 'name' | 'needs_note' | 'preferred_channel'): string =>
  `COALESCE(${customer}.${column}, (SELECT m.${column} FROM customer m
     WHERE m.merged_into_id = ${customer}.id AND m.${column} IS NOT NULL ORDER BY m.created_at, m.id LIMIT 1))`;
