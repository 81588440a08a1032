export {
  type ChangedBy,
  changesOf,
  isSame,
  lockSetUp,
  recordChange,
  refuseChanged,
  takeBackChange,
} from './set-up-changes.js';
