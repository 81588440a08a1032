export { categoryOf, Reports } from './reports.js';
export { ReportsModule } from './reports.module.js';
