export { categoriesFromServices, changeCategory, undoCategory } from './change-category.js';
export { categoryOf, Reports } from './reports.js';
export { ReportsModule } from './reports.module.js';
