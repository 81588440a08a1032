import { useMe } from '../../../session/me.js';
import { ServiceChoice } from '../../../casework/service-choice.js';
import { ActionButton } from '../../../ui/action-button.js';

interface Props {
  /** The service that deals with the matter. */
  own: string;
  /** Short names of the others. */
  slugs: readonly string[];
  onChange: (slugs: string[]) => void;
}

/** Which further services a matter is about: they are named to whoever deals with it. */
export const AlsoServices = ({ own, slugs, onChange }: Props) => {
  const { services } = useMe().organisation;
  const nameOf = (slug: string): string => services.find((each) => each.slug === slug)?.name ?? slug;
  return (
    <div className="also-services">
      <ServiceChoice
        label="Other services involved (optional)"
        value=""
        without={own}
        onChange={(slug) => onChange([...slugs.filter((each) => each !== slug), slug])}
      />
      {slugs.map((slug) => (
        <ActionButton
          key={slug}
          size="small"
          icon="cross"
          aria-label={`Take off ${nameOf(slug)}`}
          onPress={() => onChange(slugs.filter((each) => each !== slug))}
        >
          {nameOf(slug)}
        </ActionButton>
      ))}
    </div>
  );
};
