/** A choice of the contact form. */
export interface Topic {
  /** Short name of the service that it goes to, and which of its topics it is: `waste/2`. */
  value: string;
  text: string;
}

/**
 * What people may come with: the topics of every service, in the order of the alphabet; of one without topics its name. The
 * service that the form itself belongs to is what “something else” goes to.
 */
export const topicsOf = (
  services: readonly { id: string; slug: string; name: string; topics: readonly string[] }[],
  formService: string | undefined,
): Topic[] =>
  services
    .filter(({ id, topics }) => topics.length > 0 || id !== formService)
    .flatMap(({ slug, name, topics }) =>
      (topics.length > 0 ? topics : [name]).map((text, i) => ({
        value: i === 0 ? slug : `${slug}/${i + 1}`,
        text,
      })),
    )
    .toSorted((one, other) => one.text.localeCompare(other.text, 'en-GB'));
