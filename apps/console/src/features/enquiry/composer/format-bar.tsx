import { plainOf } from '@frontdoor/contracts';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { Toolbar } from 'react-aria-components/Toolbar';
import { modifier } from '../../../shortcuts/modifier.js';
import { ActionButton } from '../../../ui/action-button.js';
import { FormattedText } from '../../../ui/formatted-text.js';
import type { IconName } from '../../../ui/icon.js';
import { PopUp } from '../../../ui/pop-up.js';
import type { Format } from './format-text.js';
import './format-bar.css';

const formats: readonly { format: Format; label: string; icon: IconName }[] = [
  { format: 'bold', label: `Bold (${modifier}+B)`, icon: 'bold' },
  { format: 'italic', label: `Italic (${modifier}+I)`, icon: 'italic' },
  { format: 'list', label: 'List', icon: 'queue' },
  { format: 'link', label: 'Link', icon: 'link' },
];

interface Props {
  text: string;
  isDisabled: boolean;
  onFormat: (format: Format) => void;
}

/** Light formatting of a reply, and how it will look. */
export const FormatBar = ({ text, isDisabled, onFormat }: Props) => (
  <Toolbar className="format-bar" aria-label="Formatting">
    {formats.map(({ format, label, icon }) => (
      <ActionButton
        key={format}
        size="small"
        look="quiet"
        icon={icon}
        aria-label={label}
        isDisabled={isDisabled}
        onPress={() => onFormat(format)}
      />
    ))}
    <DialogTrigger>
      <ActionButton size="small" look="quiet" isDisabled={text.trim() === ''}>
        Preview
      </ActionButton>
      <PopUp title="As the customer reads it">
        {() => (
          <>
            <FormattedText markup={text} />
            <details className="format-plain">
              <summary>Where formatting is not shown</summary>
              <p className="long-text" dir="auto">
                {plainOf(text)}
              </p>
            </details>
          </>
        )}
      </PopUp>
    </DialogTrigger>
  </Toolbar>
);
