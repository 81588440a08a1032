import { useMe } from '../../session/me.js';

/** Says services by their names, for people. */
export function useServiceNames(): (slugs: readonly string[]) => string {
  const { services } = useMe().organisation;
  return (slugs) => slugs.map((slug) => services.find((each) => each.slug === slug)?.name ?? slug).join(', ');
}
