import { useMe } from '../session/me.js';
import { Choice } from '../ui/choice.js';

interface Props {
  label: string;
  /** Short name; empty while none is chosen. */
  value: string;
  onChange: (slug: string) => void;
  /** The one that it is with already. */
  without?: string;
}

/** One of the services, each with the team that does it. */
export const ServiceChoice = ({ label, value, onChange, without }: Props) => {
  const { services } = useMe().organisation;
  const options = services
    .filter(({ slug }) => slug !== without)
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map(({ slug, name, team }) => ({ value: slug, label: name, detail: team }));
  return (
    <Choice
      label={label}
      value={value}
      options={options}
      onChange={onChange}
      placeholder="Choose a service or team"
    />
  );
};
