export { CallbackWindows } from './callback-windows.js';
export { faultsOfHours, hoursWhenClosed } from './appointment-hours.js';
export { sayShift, type Span, type Staffed, withoutAbsence } from './who-is-on.js';
export { type KeptShift, type ShiftPerson, Shifts } from './shifts.js';
export { ShiftsModule } from './shifts.module.js';
