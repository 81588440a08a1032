import {
  INTERPRETED_LANGUAGES,
  type InterpreterWanted,
  type InterpreterWay,
  sayInterpreted,
  SIGN_LANGUAGE,
} from '@frontdoor/contracts';
import { Choice } from '../ui/choice.js';
import { Radios } from '../ui/radios.js';

interface Props {
  /** Null while none is wanted. */
  value: InterpreterWanted | null;
  onChange: (wanted: InterpreterWanted | null) => void;
}

const NONE = '';

/** Which interpreter a customer needs; sign language is interpreted face to face. */
export const InterpreterChoice = ({ value, onChange }: Props) => (
  <>
    <Choice
      label="Interpreter"
      value={value?.language ?? NONE}
      options={[
        { value: NONE, label: 'None needed' },
        ...INTERPRETED_LANGUAGES.map((tag) => ({ value: tag, label: sayInterpreted(tag) })),
      ]}
      onChange={(language) =>
        onChange(
          language === NONE
            ? null
            : {
                language,
                way: language === SIGN_LANGUAGE ? 'face-to-face' : (value?.way ?? 'telephone'),
              },
        )
      }
    />
    {value !== null && (
      <Radios<InterpreterWay>
        label="How"
        value={value.way}
        options={[
          { value: 'telephone', label: 'By telephone' },
          { value: 'face-to-face', label: 'Face to face' },
        ]}
        onChange={(way) => onChange({ ...value, way })}
      />
    )}
  </>
);
