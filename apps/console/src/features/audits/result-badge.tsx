import { Badge } from '../../ui/badge.js';
import { type Result, resultLook, resultWord } from './words.js';

export const ResultBadge = ({ result }: { result: Result }) => (
  <Badge {...resultLook[result]}>{resultWord[result]}</Badge>
);
