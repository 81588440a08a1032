import { type InterpreterNeed, sayInterpreted, sayInterpreter } from '@frontdoor/contracts';
import { Badge } from '../ui/badge.js';

interface Props {
  interpreter: InterpreterNeed | null;
  /** In a row with much else: the language alone. */
  isShort?: boolean;
}

/** That the customer needs an interpreter, and whether one is there; nothing where none is needed. */
export const InterpreterBadge = ({ interpreter, isShort = false }: Props) => {
  if (interpreter === null) return null;
  const isArranged = interpreter.state === 'arranged';
  if (isShort)
    return (
      <Badge tone={isArranged ? 'good' : 'risk'}>
        {sayInterpreted(interpreter.language)} interpreter {isArranged ? 'arranged' : 'wanted'}
      </Badge>
    );
  return (
    <Badge tone={isArranged ? 'good' : 'risk'}>
      Interpreter {isArranged ? `arranged: ${interpreter.with}` : 'wanted'}, {sayInterpreter(interpreter)}
    </Badge>
  );
};
